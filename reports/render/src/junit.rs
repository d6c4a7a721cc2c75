//! JUnit XML, for CI systems.
//!
//! JUnit knows success, failure, error and skipped. Pass and warn are successes, fail is a failure; hang, crash,
//! inconclusive, bench-error and a missing verdict are errors; skipped, not applicable and findings that an exception
//! covers are skipped, with the reason. The verdict itself stands in a property of each case.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};
use sekisho_reports_log::{Event, Measured, Verdict};

use crate::{
    Language, RenderError,
    run::{Case, Run, Suite},
    text::{evidence, reason},
    untrusted::{NAME, TEXT, shown},
    words,
};

/// Writes the run as JUnit XML in English. Times stand in it only where the log has them.
///
/// # Errors
/// [`RenderError`] when the log has no start or contradicts itself.
pub fn junit(events: &[Event]) -> Result<String, RenderError> {
    let run = Run::of(events)?;
    let mut report =
        Report::new(format!("{} {}", shown(&run.started.iut.name, NAME), shown(&run.started.iut.version, NAME)));
    if let Some(time) = duration(run.measured_end) {
        report.set_time(time);
    }
    report.add_test_suites(run.suites.iter().map(suite));
    report.to_string().map_err(|error| RenderError::Xml { message: error.to_string() })
}

fn suite(suite: &Suite<'_>) -> TestSuite {
    let mut written = TestSuite::new(shown(suite.id, NAME));
    written.add_test_cases(suite.cases.iter().map(|case| test_case(suite, case)));
    written
}

fn test_case(suite: &Suite<'_>, case: &Case<'_>) -> TestCase {
    let mut written = TestCase::new(shown(&case.text.id, NAME), status(case));
    written.set_classname(shown(suite.id, NAME));
    written.add_property(Property::new("title", shown(&case.text.title.en, TEXT)));
    written.add_property(Property::new("requirement", shown(&case.text.requirement, NAME)));
    written.add_property(Property::new("verdict", case.verdict().map_or("none", Verdict::word)));
    if let Some(time) = duration(case.measured) {
        written.set_time(time);
    }
    if case.verdict() == Some(Verdict::Warn) {
        written.set_system_out(evidence(case, Language::English));
    }
    written
}

fn status(case: &Case<'_>) -> TestCaseStatus {
    if let (Some(exception), Some(verdict)) = (case.accepted(), case.verdict()) {
        let mut status = TestCaseStatus::skipped();
        let message = format!("accepted until {}: {}", exception.expires, exception.reason);
        status.set_type(verdict.word()).set_message(shown(&message, TEXT));
        return status;
    }
    let mut status = match case.verdict() {
        Some(Verdict::Pass | Verdict::Warn) => return TestCaseStatus::success(),
        Some(Verdict::Skipped | Verdict::NotApplicable) => TestCaseStatus::skipped(),
        Some(Verdict::Fail) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Some(Verdict::Inconclusive | Verdict::Hang | Verdict::Crash | Verdict::BenchError) | None => {
            TestCaseStatus::non_success(NonSuccessKind::Error)
        }
    };
    status.set_type(case.verdict().map_or("none", Verdict::word));
    let message = reason(case, Language::English);
    status.set_message(message.unwrap_or_else(|| words::verdict(case.verdict()).en.to_owned()));
    let evidence = evidence(case, Language::English);
    if !evidence.is_empty() {
        status.set_description(evidence);
    }
    status
}

fn duration(measured: Option<&Measured>) -> Option<Duration> {
    measured?.duration_micros.map(Duration::from_micros)
}
