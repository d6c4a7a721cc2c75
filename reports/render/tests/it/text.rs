//! Plain lines.

use sekisho_reports_log::{CaseFinished, Event, Observed, RunFinished, Tally, Verdict};
use sekisho_reports_render::{Language, html, text};

use crate::sample::{events, started};

#[test]
fn the_lines_of_the_sample_in_english() {
    insta::assert_snapshot!(text(&events(), Language::English).unwrap());
}

#[test]
fn the_lines_of_the_sample_in_japanese() {
    insta::assert_snapshot!(text(&events(), Language::Japanese).unwrap());
}

#[test]
fn a_run_of_a_part_of_the_cases_says_so_in_its_headline_and_with_numbers() {
    let case = "reader.certificate.authentication";
    let whole = passing(case, 1);
    assert!(text(&whole, Language::English).unwrap().ends_with("Conclusion: Conforms\n"));
    let part = passing(case, 112);
    let lines = text(&part, Language::English).unwrap();
    assert!(lines.contains("Only a part of the edition's cases was run: 1/112"), "{lines}");
    assert!(lines.ends_with("Conclusion: Conforms in the part that was run\n"), "{lines}");
    let page = html(&part, Language::Japanese).unwrap();
    assert!(page.contains("Conforms in the part that was run") && page.contains("実施した一部のケースの範囲で適合"));
}

/// The sample's beginning with one case, which passes.
fn passing(case: &str, edition_cases: u32) -> Vec<Event> {
    let mut started = started();
    started.cases.truncate(1);
    started.edition_cases = edition_cases;
    started.cases[0].id = case.to_owned();
    let finished = CaseFinished { case: case.to_owned(), verdict: Verdict::Pass, reason: None, exception: None };
    let end = RunFinished::of(Tally::of([&finished]), Vec::new());
    [Observed::from(started), finished.into(), end.into()].map(Event::unmeasured).into()
}
