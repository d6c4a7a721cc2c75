//! libFuzzer on the target `key_file`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::key_file(input) {
        panic!("{broken}");
    }
});
