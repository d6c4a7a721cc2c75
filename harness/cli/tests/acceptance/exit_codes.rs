//! The exit code says what the run says; a pipeline relies on it.

use crate::desk::sekisho;
use crate::tool::Said;

const SEKISHO: &str = env!("CARGO_BIN_EXE_sekisho");

/// A run of a few cases against a driver.
pub(crate) fn run(folder: &str, cases: &[&str], options: &[&str], driver: &[&str]) -> Said {
    let cases = cases.iter().flat_map(|case| ["--case", case]);
    let driver = driver.iter().copied();
    let separator = (driver.len() > 0).then_some("--");
    let arguments = ["run", "--out", folder].into_iter().chain(cases).chain(options.iter().copied());
    sekisho(arguments.chain(separator).chain(driver))
}

fn code(cases: &[&str], options: &[&str], driver: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let said = run(folder.path().to_str().unwrap(), cases, options, driver);
    (said.code, said.text)
}

fn assert_code(expected: i32, (code, text): (Option<i32>, String)) {
    assert_eq!(code, Some(expected), "{text}");
}

#[test]
fn the_right_implementation_ends_with_0_by_call_back_and_over_tcp() {
    assert_code(0, code(&["pin.*", "reader.*"], &[], &[]));
    assert_code(0, code(&["pin.*", "reader.*"], &[], &[SEKISHO, "driver", "--tcp"]));
}

#[test]
fn a_defect_ends_with_1_and_its_case_is_named() {
    let (code, text) = code(&["status.list.*"], &[], &[SEKISHO, "driver", "--mutant", "ignores-next-update"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("status.list.stale"), "{text}");
}

#[test]
fn null_drivers_never_end_with_0() {
    for (null, expected) in [("accept-all", 1), ("refuse-all", 1), ("echo", 1), ("skip-all", 3)] {
        let cases = ["reader.certificate.*", "verify.altered.*", "status.list.*"];
        assert_code(expected, code(&cases, &[], &[SEKISHO, "driver", "--null", null]));
    }
}

#[test]
fn what_cannot_be_understood_ends_with_2() {
    assert_code(2, code(&["no.such.case"], &[], &[]));
    assert_code(2, code(&["reader.["], &[], &[]));
    assert_code(2, code(&[], &["--deadline", "0"], &[]));
    assert_code(2, code(&[], &["--now=-009999-06-01T00:00:00Z"], &[]));
    let said = sekisho(["explain", "no.such.case"]);
    assert_eq!(said.code, Some(2), "{}", said.text);
    let said = sekisho(["ca", "show", "--certificate", "signature"]);
    assert!(said.text.contains("LINE:SERIAL"), "{}", said.text);
    assert_eq!(said.code, Some(2), "{}", said.text);
}

#[test]
fn a_covered_finding_ends_with_0_and_a_stale_exception_with_3() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("exceptions.toml");
    let exception =
        "[[exception]]\ncases = \"status.list.*stale\"\nreason = \"known\"\nowner = \"us\"\nexpires = \"2026-12-31\"\n";
    std::fs::write(&file, exception).unwrap();
    let options = ["--exceptions", file.to_str().unwrap(), "--as-of", "2026-12-31"];
    let mutant = [SEKISHO, "driver", "--mutant", "ignores-next-update"];
    assert_code(0, code(&["status.list.*"], &options, &mutant));
    assert_code(3, code(&["status.list.*"], &options, &[]));
    let expired = ["--exceptions", file.to_str().unwrap(), "--as-of", "2027-01-01"];
    assert_code(1, code(&["status.list.*"], &expired, &mutant));
    std::fs::write(&file, exception.replace("owner", "who")).unwrap();
    assert_code(2, code(&["status.list.*"], &options, &mutant));
}

#[test]
fn a_driver_that_cannot_be_started_or_does_not_speak_ends_with_5() {
    let (missing, text) = code(&[], &[], &["/no/such/driver"]);
    assert_eq!(missing, Some(5), "{text}");
    assert!(text.contains("/no/such/driver"), "{text}");
    assert_code(5, code(&[], &[], &["/bin/true"]));
    assert_code(5, code(&[], &[], &["/bin/cat"]));
    assert_code(5, code(&[], &["--exceptions", "/no/such/file"], &[]));
}

#[test]
fn a_reader_of_the_list_that_has_seen_enough_does_no_harm() {
    let list = format!("{SEKISHO} list | head -n 1");
    let said = crate::tool::Tool::new("sh", "dash").arguments(["-c", &list]).run();
    assert!(said.success && !said.text.contains("panicked"), "{}", said.text);
}
