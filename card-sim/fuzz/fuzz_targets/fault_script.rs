//! libFuzzer on the target `fault_script`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Err(broken) = sekisho_card_sim_fuzz_targets::fault_script(input) {
        panic!("{broken}");
    }
});
