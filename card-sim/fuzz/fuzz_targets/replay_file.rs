//! libFuzzer on the target `replay_file`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_card_sim_fuzz_targets::replay_file(input) {
        panic!("{broken}");
    }
});
