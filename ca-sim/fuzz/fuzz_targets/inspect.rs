//! libFuzzer on the target `inspect`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::inspect(input) {
        panic!("{broken}");
    }
});
