//! The catalogue that is built in.

use std::{collections::BTreeSet, fs, path::Path};

use sekisho_harness_catalogue::{Catalogue, Certainty};

fn sentences(text: &str) -> usize {
    // A full stop, colon or semicolon inside a sentence does not end it: a stop counts before a space and at the end.
    text.matches("。").count() + text.matches(". ").count() + usize::from(text.ends_with('.'))
}

#[test]
fn every_requirement_is_readable_in_both_languages() {
    for requirement in Catalogue::built_in().unwrap().requirements() {
        for text in [&requirement.en, &requirement.ja] {
            assert!((1..=2).contains(&sentences(text)), "{}: {text}", requirement.id);
        }
        assert!(requirement.en.is_ascii(), "{}: {}", requirement.id, requirement.en);
        assert!(requirement.ja.chars().count() > 12, "{}: {}", requirement.id, requirement.ja);
    }
}

#[test]
fn ids_are_unique_and_sorted_within_their_area() {
    let catalogue = Catalogue::built_in().unwrap();
    let ids: Vec<&str> = catalogue.requirements().iter().map(|requirement| requirement.id.as_str()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let by_area = catalogue
        .areas()
        .iter()
        .map(|area| ids.iter().filter(|id| id.starts_with(&format!("{}-", area.id))).copied().collect::<Vec<_>>());
    let by_area: Vec<Vec<&str>> = by_area.collect();
    assert!(by_area.iter().all(|area| area.is_sorted() && !area.is_empty()));
    assert_eq!(by_area.concat(), ids, "areas follow each other");
}

#[test]
fn every_file_of_the_folder_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("requirements");
    let mut written = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let ids = text.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
        written.extend(ids.map(str::to_owned));
    }
    let catalogue = Catalogue::built_in().unwrap();
    let built_in: BTreeSet<String> =
        catalogue.requirements().iter().map(|requirement| requirement.id.clone()).collect();
    assert_eq!(built_in, written);
}

#[test]
fn a_requirement_is_found_by_its_id() {
    let catalogue = Catalogue::built_in().unwrap();
    assert_eq!(catalogue.get("VER-03").unwrap().document, "RFC 8017");
    assert_eq!(catalogue.get("VER-99"), None);
}

#[test]
fn only_what_somebody_says_can_fail_an_implementation() {
    let catalogue = Catalogue::built_in().unwrap();
    for requirement in catalogue.requirements() {
        let said = matches!(requirement.certainty, Certainty::Confirmed | Certainty::SingleSource);
        assert_eq!(requirement.may_fail(), said, "{}", requirement.id);
    }
    assert!(!catalogue.get("STAT-07").unwrap().may_fail());
    assert!(catalogue.get("READ-08").unwrap().may_fail());
}

#[test]
fn nothing_holds_before_the_cards_were_issued_and_everything_does_now() {
    let catalogue = Catalogue::built_in().unwrap();
    assert_eq!(catalogue.effective_on("2015-12-31".parse().unwrap()).count(), 0);
    assert_eq!(catalogue.effective_on("2026-11-22".parse().unwrap()).count(), catalogue.requirements().len());
}
