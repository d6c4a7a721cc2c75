//! libFuzzer on the target `public_key`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::public_key(input) {
        panic!("{broken}");
    }
});
