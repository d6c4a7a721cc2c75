//! libFuzzer on the target `ocsp_request`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::ocsp_request(input) {
        panic!("{broken}");
    }
});
