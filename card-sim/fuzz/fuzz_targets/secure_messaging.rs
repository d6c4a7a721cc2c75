//! libFuzzer on the target `secure_messaging`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_card_sim_fuzz_targets::secure_messaging(input) {
        panic!("{broken}");
    }
});
