//! A suite says what is wrong with its targets and with what is stored for them.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::{fs, path::Path};

use sekisho_fuzz_support::{Suite, Target};
use tempfile::TempDir;

/// What is written down for a target that accepts digits alone.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("Cargo.toml", "path = \"fuzz_targets/digits.rs\"");
    write("fuzz_targets/digits.rs", "");
    write("seeds/digits/some-digits", "123");
    write("seeds/digits/twice.txt", "45");
    folder
}

fn digits(input: &[u8]) -> Result<(), u8> {
    input.iter().find(|octet| !octet.is_ascii_digit()).map_or(Ok(()), |&octet| Err(octet))
}

fn suite(folder: &Path, run: fn(&[u8]) -> Result<(), u8>, check: fn(&Suite<'_, u8>)) {
    check(&Suite {
        folder: folder.to_str().unwrap(),
        targets: &[Target { name: "digits", run }],
        script: Some(|text| if text.is_ascii() { Ok(text.repeat(2)) } else { Err("no script".into()) }),
        telling: b"09",
    });
}

#[test]
fn a_target_that_keeps_its_rules_and_lacks_nothing_passes() {
    suite(folder().path(), digits, |suite| {
        suite.replay_stored_inputs();
        suite.assert_small();
        suite.assert_complete();
    });
    suite(folder().path(), |_| Ok(()), |suite| suite.replay_changed_inputs(100));
}

#[test]
fn scripts_are_written_as_bytes_and_the_rest_as_it_is() {
    let folder = folder();
    suite(folder.path(), digits, |suite| {
        suite.write_inputs(["digits".to_owned(), format!("{}/out", suite.folder)].into_iter()).unwrap();
    });
    assert_eq!(fs::read(folder.path().join("out/some-digits")).unwrap(), b"123");
    assert_eq!(fs::read(folder.path().join("out/twice.txt")).unwrap(), b"4545");
}

#[test]
#[should_panic(expected = "twice.txt: no script")]
fn a_script_that_means_nothing_is_named() {
    let folder = folder();
    fs::write(folder.path().join("seeds/digits/twice.txt"), [0xFF]).unwrap();
    suite(folder.path(), digits, |suite| suite.replay_stored_inputs());
}

#[test]
#[should_panic(expected = "corpus/digits/a-letter")]
fn a_stored_input_that_breaks_a_rule_is_named() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("corpus/digits")).unwrap();
    fs::write(folder.path().join("corpus/digits/a-letter"), "1a").unwrap();
    suite(folder.path(), digits, |suite| suite.replay_stored_inputs());
}

#[test]
#[should_panic(expected = "digits broke a rule")]
fn a_change_finds_what_no_stored_input_shows() {
    suite(folder().path(), digits, |suite| suite.replay_changed_inputs(100));
}

#[test]
#[should_panic(expected = "what is in fuzz_targets")]
fn a_program_without_a_target_is_missed() {
    let folder = folder();
    fs::write(folder.path().join("fuzz_targets/letters.rs"), "").unwrap();
    suite(folder.path(), digits, |suite| suite.assert_complete());
}
