//! JUnit XML.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus};
use sekisho_reports_render::junit;

use crate::sample::{events, measured_events};

fn report() -> Report {
    Report::deserialize_from_str(&junit(&events()).unwrap()).unwrap()
}

fn case(report: &Report, id: &str) -> TestCase {
    let mut cases = report.test_suites.iter().flat_map(|suite| &suite.test_cases);
    cases.find(|case| case.name.as_str() == id).unwrap().clone()
}

#[test]
fn the_xml_of_the_sample() {
    insta::assert_snapshot!(junit(&events()).unwrap());
}

#[test]
fn a_reader_of_junit_counts_what_the_log_says() {
    let report = report();
    assert_eq!((report.tests, report.failures, report.errors, report.skipped), (9, 1, 2, 3));
    let suites: Vec<&str> = report.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    assert_eq!(suites, ["reader", "signature", "status"]);
}

#[test]
fn a_failure_carries_what_was_expected_and_observed_with_the_transcript() {
    let TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, message, description, .. } =
        case(&report(), "reader.pin.no-silent-retry").status
    else {
        panic!("no failure");
    };
    let message = message.unwrap();
    assert!(message.contains("2 tries left") && message.contains("1 try left"), "{message:?}");
    assert!(description.unwrap().contains("63C1 wrong, 1 try left"));
}

#[test]
fn crash_and_hang_are_errors_and_a_warning_is_none() {
    for id in ["reader.certificate.removed", "reader.pin.long-wait"] {
        let status = case(&report(), id).status;
        assert!(matches!(status, TestCaseStatus::NonSuccess { kind: NonSuccessKind::Error, .. }), "{id}");
    }
    assert!(matches!(case(&report(), "status.list.from-the-future").status, TestCaseStatus::Success { .. }));
}

#[test]
fn an_accepted_finding_is_skipped_with_its_reason_and_last_day() {
    let TestCaseStatus::Skipped { message, .. } = case(&report(), "signature.verify.trailing-octets").status else {
        panic!("not skipped");
    };
    assert_eq!(message.unwrap().as_str(), "accepted until 2027-03-31: Fixed in 4.3, which ships in March");
}

#[test]
fn times_stand_in_it_only_where_the_log_has_them() {
    assert!(!junit(&events()).unwrap().contains(" time="));
    let measured = Report::deserialize_from_str(&junit(&measured_events()).unwrap()).unwrap();
    assert_eq!(measured.time.unwrap().as_millis(), 1_235);
    assert_eq!(case(&measured, "signature.sign.key").time.unwrap().as_millis(), 12);
}
