//! The page.

use proptest::prelude::*;
use sekisho_reports_log::{Event, Observed, RunFinished, Tally, Verdict, canonical, read};
use sekisho_reports_render::{Language, html};

use crate::sample::{events, finished, measured_events};

fn page(events: &[Event]) -> String {
    html(events, Language::English).unwrap()
}

/// The page without its head, in which the words of the style sheet stand.
fn body(events: &[Event]) -> String {
    page(events).split_once("<body>").unwrap().1.to_owned()
}

#[test]
fn the_page_of_the_sample() {
    let body = body(&measured_events()).replace("><", ">\n<");
    insta::assert_snapshot!(body);
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_no_script_runs() {
    let page = page(&events());
    for foreign in ["<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import", "src="] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn both_languages_are_inside_and_one_is_chosen() {
    for (language, code, chosen) in
        [(Language::English, "en", "language-en"), (Language::Japanese, "ja", "language-ja")]
    {
        let page = html(&events(), language).unwrap();
        assert!(page.contains(&format!("<html lang=\"{code}\">")));
        assert!(page.contains(&format!("id=\"{chosen}\" checked")));
        for text in
            ["Spends no PIN try that the holder did not ask for", "所持者が求めていない照合を行わない", "不適合"]
        {
            assert!(page.contains(text), "{text}");
        }
    }
}

#[test]
fn the_notice_stands_before_the_conclusion_in_both_languages() {
    let body = body(&events());
    let conclusion = body.find("<h1>").unwrap();
    for text in ["are simulated", "not a certification", "模擬のもの", "認定・認証ではありません"] {
        assert!(body.find(text).unwrap() < conclusion, "{text}");
    }
}

#[test]
fn what_needs_attention_is_open_and_the_rest_is_closed() {
    let body = body(&events());
    let opening = |case: &str| {
        let at = body.find(&format!("id=\"case-{case}\"")).unwrap();
        let start = body[..at].rfind('<').unwrap();
        let end = at + body[at..].find('>').unwrap();
        body[start..end].ends_with(" open")
    };
    for case in finished() {
        let quiet = matches!(case.verdict, Verdict::Pass | Verdict::Skipped | Verdict::NotApplicable);
        assert_eq!(opening(&case.case), !quiet, "{}", case.case);
    }
}

#[test]
fn the_transcript_of_a_failing_case_stands_in_the_page() {
    assert!(body(&events()).contains("63C1 wrong, 1 try left"));
}

#[test]
fn a_log_without_measured_parts_gives_a_page_without_times() {
    assert!(body(&measured_events()).contains("2026-11-22T12:34:56+09:00"));
    assert!(body(&measured_events()).contains("1.2 s"));
    assert!(!body(&events()).contains("class=\"time\""));
}

#[test]
fn the_canonical_log_gives_the_same_page_as_the_log_it_was_made_from() {
    let canonical = read(canonical(&measured_events()).unwrap().as_slice()).unwrap();
    assert_eq!(page(&canonical), page(&events()));
}

#[test]
fn a_run_that_was_cut_short_says_so_and_draws_no_conclusion() {
    let mut cut = events();
    cut.truncate(cut.len() - 3);
    let body = body(&cut);
    assert!(body.contains("Cut short: no conclusion"));
    assert!(body.contains("No verdict"));
    assert!(!body.contains("Does not conform"));
}

#[test]
fn the_headline_follows_the_conclusion_of_the_log() {
    let with = |verdict: Option<Verdict>| {
        let mut events = events();
        let mut cases = finished();
        for case in cases.iter_mut().filter(|case| case.exception.is_none()) {
            case.verdict = verdict.unwrap_or(Verdict::Pass);
        }
        events.retain(|event| !matches!(event.observed, Observed::CaseFinished(_) | Observed::RunFinished(_)));
        let tally = Tally::of(&cases);
        events.extend(cases.into_iter().map(Event::unmeasured));
        events.push(Event::unmeasured(RunFinished::of(tally, Vec::new())));
        let body = body(&events);
        body.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0.to_owned()
    };
    assert!(with(None).contains("Conforms, except for accepted findings"));
    assert!(with(Some(Verdict::Hang)).contains("Does not conform"));
    assert!(with(Some(Verdict::Skipped)).contains("Unstable or inconclusive"));
    assert!(with(Some(Verdict::BenchError)).contains("Bench error: no conclusion"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_arrival_changes_no_byte(shuffled in Just(events()).prop_shuffle()) {
        prop_assert_eq!(page(&shuffled), page(&events()));
    }
}
