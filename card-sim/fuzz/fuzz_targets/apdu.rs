//! libFuzzer on the target `apdu`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_card_sim_fuzz_targets::apdu(input) {
        panic!("{broken}");
    }
});
