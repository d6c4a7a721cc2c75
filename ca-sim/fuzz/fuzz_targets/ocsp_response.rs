//! libFuzzer on the target `ocsp_response`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_ca_sim_fuzz_targets::ocsp_response(input) {
        panic!("{broken}");
    }
});
