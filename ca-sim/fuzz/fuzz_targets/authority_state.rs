//! libFuzzer on the target `authority_state`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::authority_state(input) {
        panic!("{broken}");
    }
});
