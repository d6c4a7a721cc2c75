//! What a run leaves behind.

use std::fs;
use std::path::Path;

use sekisho_reports_log::{canonical, read};

use crate::exit_codes::run;

const CASES: [&str; 2] = ["reader.certificate.*", "verify.altered.*"];

fn canonical_log(folder: &Path, seed: &str) -> Vec<u8> {
    let said = run(folder.to_str().unwrap(), &CASES, &["--seed", seed], &[]);
    assert!(said.success, "{}", said.text);
    let log = fs::read(folder.join("log.ndjson")).unwrap();
    canonical(&read(log.as_slice()).unwrap()).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_canonical_log_and_another_seed_another() {
    let folder = tempfile::tempdir().unwrap();
    let first = canonical_log(folder.path(), "one");
    assert_eq!(first, canonical_log(folder.path(), "one"));
    assert_ne!(first, canonical_log(folder.path(), "two"));
}

#[test]
fn a_run_leaves_a_log_a_page_and_junit_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    canonical_log(folder.path(), "one");
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["index.html", "junit.xml", "log.ndjson"]);
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert!(page.contains("reader.certificate.authentication-ca"));
    let junit = fs::read_to_string(folder.path().join("junit.xml")).unwrap();
    assert!(junit.contains("<testcase") && !junit.contains("<failure"));
}

#[test]
fn no_password_reaches_what_a_run_leaves_behind_whatever_the_driver_says() {
    let sekisho = env!("CARGO_BIN_EXE_sekisho");
    let tell_tale = "read line; echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocol\":\"1.0\",\"name\":\"x\",\"version\":\"0\",\
                     \"methods\":[\"reader/certificate\",\"signature/sign\"]}}'; read line; echo \"$line\" >&2; echo \"$line\"; exit 1";
    let drivers: [&[&str]; 3] = [&[], &[sekisho, "driver", "--null", "echo"], &["/bin/sh", "-c", tell_tale]];
    for driver in drivers {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path().to_str().unwrap(), &["pin.*", "sign.right.*", "reader.certificate.*"], &[], driver);
        for name in ["log.ndjson", "index.html", "junit.xml"] {
            let text = fs::read_to_string(folder.path().join(name)).unwrap();
            assert!(text.contains("pin.wrong.password-when-reading"), "{name}");
            // Every synthetic password is TEST and six digits: as text, and in the hexadecimal digits of a transcript.
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            assert_eq!(followed_by(&text, "TEST", 6, digits), None, "{name} {driver:?}");
            let threes = |text: &str| text.bytes().step_by(2).all(|byte| byte == b'3');
            assert_eq!(followed_by(&text, "54455354", 12, threes), None, "{name} {driver:?}");
        }
    }
}

/// Where a text is followed by so many characters of this kind.
fn followed_by(log: &str, text: &str, length: usize, kind: impl Fn(&str) -> bool) -> Option<usize> {
    let places = log.match_indices(text).map(|(place, _)| place);
    places.into_iter().find(|place| {
        let rest = place + text.len();
        log.get(rest..rest + length).is_some_and(&kind)
    })
}

#[test]
fn the_self_test_proves_a_suite_by_itself() {
    let said = crate::desk::sekisho(["self-test", "--case", "usage.*", "--json"]);
    assert!(said.success, "{}", said.text);
    let sum: serde_json::Value = serde_json::from_slice(&said.output).unwrap();
    assert_eq!(sum["sound"], true);
    assert_eq!(sum["mutants"], sum["mutants_caught"]);
    assert_eq!(sum["nulls"].as_array().unwrap().len(), 4);
}
