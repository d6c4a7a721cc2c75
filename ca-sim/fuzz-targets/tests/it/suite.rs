//! What every suite is asked, asked of this one.

use sekisho_ca_sim_fuzz_targets::SUITE;

#[test]
fn every_stored_input_keeps_every_rule() {
    SUITE.replay_stored_inputs();
}

#[test]
fn thousands_of_changed_inputs_keep_every_rule() {
    SUITE.replay_changed_inputs(1000);
}

#[test]
fn the_stored_inputs_stay_small() {
    SUITE.assert_small();
}

#[test]
fn every_target_has_a_program_for_the_fuzzer_and_every_program_a_target() {
    SUITE.assert_complete();
}
