//! The explanation in English and Japanese.

use sekisho_ca_sim::Line;
use sekisho_ca_sim::inspect::{Certainty, Detail, Judgement, Language, Rule, rules};

use super::explained;
use crate::world::{issue, partition_crl, shibuya, test_authority, times};

#[test]
fn a_certificate_in_english() {
    let der = issue(&mut test_authority(), Line::Signing).der;
    insta::assert_snapshot!(explained(&der).in_words(Language::English, Detail::Everything));
}

#[test]
fn a_certificate_in_japanese() {
    let der = issue(&mut test_authority(), Line::Signing).der;
    insta::assert_snapshot!(explained(&der).in_words(Language::Japanese, Detail::Everything));
}

#[test]
fn a_difference_says_why_it_matters_in_both_languages() {
    let mut der = issue(&mut test_authority(), Line::Signing).der;
    let usage = der.windows(4).position(|window| window == [0x03, 0x02, 0x06, 0xC0]).unwrap();
    der[usage + 3] = 0x80;
    let inspection = explained(&der);
    insta::assert_snapshot!(inspection.in_words(Language::English, Detail::Differences));
    insta::assert_snapshot!(inspection.in_words(Language::Japanese, Detail::Differences));
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|char| ('\u{3040}'..='\u{30FF}').contains(&char) || ('\u{4E00}'..='\u{9FFF}').contains(&char))
}

/// Rules whose value in JPKI is written alike in both languages.
const ALIKE: &[&str] = &["certificate.version", "key.exponent", "extension.eku.ocsp-signing", "ocsp.type"];

#[test]
fn no_text_is_without_either_language() {
    for Rule { id, jpki, why, .. } in rules() {
        assert!(why.en.ends_with('.') && why.ja.ends_with('。') && is_japanese(why.ja), "{id}");
        assert!([jpki.en, why.en].iter().all(|english| english.starts_with(|first: char| first.is_ascii())), "{id}");
        assert!(is_japanese(jpki.ja) != (jpki.en == jpki.ja), "{id}");
        assert_eq!(jpki.en == jpki.ja, ALIKE.contains(id), "{id}");
    }
    for text in Certainty::ALL.map(Certainty::text).into_iter().chain(Judgement::ALL.map(Judgement::text)) {
        assert!(is_japanese(text.ja) && !is_japanese(text.en));
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn nothing_is_said_to_be_known_of_lists_that_nobody_has_seen() {
    let list = partition_crl(&mut test_authority(), Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z"));
    for finding in explained(&list).findings {
        assert!(finding.certainty > Certainty::TwoSources, "{}: {:?}", finding.path, finding.certainty);
    }
}
