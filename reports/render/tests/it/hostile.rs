//! What an implementation under test says reaches a report as text and nothing else.

use proptest::prelude::*;
use quick_junit::Report;
use sekisho_reports_log::{Bilingual, Event, Observed};
use sekisho_reports_render::{Language, html, junit, text};

use crate::sample::events;

/// Ways to break out of text, attribute, element, comment or section.
const CORPUS: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><svg/onload=alert(1)>",
    "<!--><script>alert(1)</script>",
    "javascript:alert(1)",
    "]]><x>&amp;&lt;",
    "<a href=\"http://example.invalid/\">x</a>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<base href=//example.invalid>",
    "<meta http-equiv=refresh content=0>",
    "\u{202E}ssap\u{2066}",
    "\u{1B}[2J\u{1B}[31mpass\u{7}",
    "\u{0}\u{FFFE}\u{FFFF}\u{FEFF}",
    "${{ secrets.TOKEN }} ::error::x\r\n::set-output::y",
];

/// The sample with this text wherever a text from outside can stand.
fn filled(evil: &str) -> Vec<Event> {
    let mut events = events();
    for event in &mut events {
        match &mut event.observed {
            Observed::RunStarted(started) => {
                let iut = &mut started.iut;
                for field in [
                    &mut iut.name,
                    &mut iut.version,
                    &mut iut.protocol,
                    &mut iut.clock,
                    &mut iut.status,
                    &mut started.seed,
                ] {
                    *field = evil.to_owned();
                }
                iut.vendor = Some(evil.to_owned());
                iut.methods.push(evil.to_owned());
                for case in &mut started.cases {
                    (case.title, case.purpose) = (Bilingual::same(evil), Bilingual::new(evil, format!("{evil}!")));
                }
                for requirement in &mut started.requirements {
                    (requirement.document, requirement.clause) = (evil.to_owned(), evil.to_owned());
                }
            }
            Observed::Exchange(exchange) => exchange.line = evil.to_owned(),
            Observed::Step(step) => {
                step.says = Bilingual::same(evil);
                (step.expected, step.observed) = (Some(evil.to_owned()), Some(evil.to_owned()));
            }
            Observed::CaseFinished(finished) => {
                finished.reason = Some(Bilingual::same(evil));
                if let Some(exception) = &mut finished.exception {
                    (exception.reason, exception.owner) = (evil.to_owned(), evil.to_owned());
                }
            }
            Observed::RunFinished(_) => {}
        }
    }
    events
}

/// The tags of a page by name and attribute names, which no text may add to.
fn tags(page: &str) -> Vec<String> {
    page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default().to_owned()).collect()
}

fn shape(page: &str) -> Vec<String> {
    tags(page).into_iter().map(|tag| tag.split([' ', '=']).next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn hostile_text_adds_no_element_to_the_page() {
    let harmless = shape(&html(&filled("harmless"), Language::English).unwrap());
    for evil in CORPUS {
        let page = html(&filled(evil), Language::English).unwrap();
        assert_eq!(shape(&page), harmless, "{evil}");
        assert!(!tags(&page).iter().any(|tag| tag.contains("onerror") || tag.contains("onload")), "{evil}");
    }
}

#[test]
fn no_report_has_a_character_that_changes_how_text_is_shown() {
    let deceptive = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    };
    for evil in CORPUS {
        let events = filled(evil);
        for report in [html(&events, Language::Japanese), text(&events, Language::English), junit(&events)] {
            assert_eq!(report.unwrap().chars().find(|character| deceptive(*character)), None, "{evil:?}");
        }
    }
}

#[test]
fn a_line_of_the_summary_never_begins_with_what_the_implementation_said() {
    // CI systems take lines that begin with "::" as commands.
    let lines = text(&filled("\n::error::x"), Language::English).unwrap();
    assert!(lines.contains("::error::x"));
    assert!(!lines.lines().any(|line| line.trim_start().starts_with("::")), "{lines}");
}

#[test]
fn hostile_text_leaves_the_xml_readable() {
    for evil in CORPUS {
        let report = Report::deserialize_from_str(&junit(&filled(evil)).unwrap()).unwrap();
        assert_eq!(report.tests, 9, "{evil}");
    }
}

#[test]
fn a_flood_is_cut() {
    let page = html(&filled(&"x".repeat(1_000_000)), Language::English).unwrap();
    assert!(page.len() < 1_000_000, "{}", page.len());
    assert!(page.contains("[+998000]"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_at_all_breaks_a_report(evil in any::<String>()) {
        let events = filled(&evil);
        let page = html(&events, Language::Japanese).unwrap();
        prop_assert_eq!(shape(&page).len(), shape(&html(&filled("harmless"), Language::Japanese).unwrap()).len());
        prop_assert!(Report::deserialize_from_str(&junit(&events).unwrap()).is_ok());
    }
}
