//! libFuzzer on the target `crl_entries`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::crl_entries(input) {
        panic!("{broken}");
    }
});
