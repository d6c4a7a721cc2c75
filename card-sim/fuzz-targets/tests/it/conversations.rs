//! Conversations as bytes and as scripts.

use sekisho_card_sim_fuzz_targets::{ScriptError, Step, bytes_of_script, steps, write_step};

#[test]
fn steps_are_read_as_they_were_written() {
    let long = vec![0xB0; 700];
    let written = [
        Step::Command(&[0x00, 0xA4]),
        Step::PowerCycle,
        Step::Command(&[]),
        Step::WarmReset,
        Step::Command(&long),
        Step::FailSaves(2),
        Step::PowerOff,
        Step::Command(&long[..0xEF]),
        Step::Command(&long[..0xF0]),
    ];
    let mut bytes = Vec::new();
    for step in written {
        write_step(step, &mut bytes);
    }
    assert_eq!(steps(&bytes).collect::<Vec<_>>(), written);
}

#[test]
fn bytes_that_are_cut_off_or_unknown_still_are_a_conversation() {
    assert_eq!(steps(&[5, 1, 2]).collect::<Vec<_>>(), [Step::Command(&[1, 2])]);
    assert_eq!(steps(&[0xF4, 9]).collect::<Vec<_>>(), [Step::Command(&[])]);
    assert_eq!(steps(&[0xFF, 0xF5, 0xF2]).collect::<Vec<_>>(), [Step::PowerOff]);
    assert_eq!(steps(&[0; 1000]).count(), 128, "no input takes long");
}

#[test]
fn a_script_says_what_its_bytes_say() {
    let script = "# words\n\nsettings 0102\n00A4 04\nfail-saves 3\n0020 =AB\npower-cycle\npower-off\nwarm-reset\n";
    let bytes = [1, 2, 3, 0x00, 0xA4, 0x04, 0xF3, 3, 4, 0x00, 0x20, b'A', b'B', 0xF0, 0xF2, 0xF1];
    assert_eq!(bytes_of_script(script).unwrap(), bytes);
    assert_eq!(bytes_of_script("00").unwrap(), [0, 0, 1, 0x00], "settings are left as they are");
    let wrong = ScriptError { line: 2, got: "power".to_owned() };
    assert_eq!(bytes_of_script("00\n power").unwrap_err(), wrong);
}
