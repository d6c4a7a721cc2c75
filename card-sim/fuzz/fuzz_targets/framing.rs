//! libFuzzer on the target `framing`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_card_sim_fuzz_targets::framing(input) {
        panic!("{broken}");
    }
});
