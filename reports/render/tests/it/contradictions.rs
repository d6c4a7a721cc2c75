//! A log that contradicts itself is not printed.

use sekisho_reports_log::{Conclusion, Event, Observed, Verdict};
use sekisho_reports_render::{Language, RenderError, html, junit, text};

use crate::sample::{events, step};

fn refused(events: &[Event]) -> RenderError {
    let error = html(events, Language::English).unwrap_err();
    assert_eq!(junit(events).unwrap_err(), error);
    assert_eq!(text(events, Language::English).unwrap_err(), error);
    error
}

fn changed(change: impl Fn(&mut Observed)) -> Vec<Event> {
    let mut events = events();
    events.iter_mut().for_each(|event| change(&mut event.observed));
    events
}

#[test]
fn a_log_without_a_start_is_refused() {
    assert_eq!(refused(&events()[1..]), RenderError::NoStart);
    assert_eq!(refused(&[]), RenderError::NoStart);
}

#[test]
fn a_step_of_a_case_that_the_start_does_not_name_is_refused() {
    let mut events = events();
    events.push(step("reader.invented", 1, ("Look", "見る"), None));
    assert_eq!(refused(&events), RenderError::UnknownCase { case: "reader.invented".into() });
}

#[test]
fn two_verdicts_of_one_case_are_refused() {
    let mut events = events();
    let verdict = events.iter().find(|event| matches!(event.observed, Observed::CaseFinished(_))).unwrap().clone();
    events.push(verdict);
    assert_eq!(refused(&events), RenderError::TwoVerdicts { case: "reader.certificate.authentication".into() });
}

#[test]
fn a_verdict_that_was_changed_after_the_end_was_summed_up_is_refused() {
    let embellished = changed(|observed| {
        if let Observed::CaseFinished(finished) = observed {
            finished.verdict = Verdict::Pass;
        }
    });
    assert_eq!(refused(&embellished), RenderError::EndContradictsVerdicts);
}

#[test]
fn a_conclusion_that_does_not_follow_is_refused() {
    let embellished = changed(|observed| {
        if let Observed::RunFinished(finished) = observed {
            finished.conclusion = Conclusion::Conforming;
        }
    });
    assert_eq!(refused(&embellished), RenderError::EndContradictsVerdicts);
}
