//! The cases as a list.

use std::collections::{BTreeMap, BTreeSet};

use sekisho_harness_bench::{Need, cases};
use sekisho_harness_catalogue::Catalogue;

#[test]
fn ids_are_dotted_words_and_nobody_shares_one() {
    let mut seen = BTreeSet::new();
    for case in cases::all() {
        assert!(seen.insert(case.id), "{} stands twice", case.id);
        assert_eq!(case.id.split('.').count(), 3, "{}", case.id);
        assert!(
            case.id.bytes().all(|byte| byte.is_ascii_lowercase() || b".-0123456789".contains(&byte)),
            "{}",
            case.id
        );
    }
    assert!(seen.len() >= 60);
}

#[test]
fn every_suite_has_a_title_and_every_title_a_suite() {
    let titled: BTreeSet<String> = cases::suites().into_iter().map(|suite| suite.id).collect();
    let used: BTreeSet<String> = cases::all().map(|case| case.suite().to_owned()).collect();
    assert_eq!(titled, used);
}

#[test]
fn every_case_cites_a_requirement_and_every_requirement_is_cited() {
    let catalogue = Catalogue::built_in().unwrap();
    let cited: BTreeSet<&str> = cases::all().map(|case| case.requirement).collect();
    let known: BTreeSet<&str> = catalogue.requirements().iter().map(|requirement| requirement.id.as_str()).collect();
    assert_eq!(cited, known);
}

#[test]
fn every_case_speaks_both_languages_needs_a_method_and_names_a_mutant() {
    for case in cases::all() {
        assert!(case.says.en.is_ascii(), "{}", case.id);
        assert!(case.says.ja.chars().any(|character| ('\u{3040}'..='\u{9FFF}').contains(&character)), "{}", case.id);
        assert!(case.needs.iter().any(|need| matches!(need, Need::Method(_))), "{}", case.id);
        assert!(!case.catches.is_empty(), "{}", case.id);
    }
}

#[test]
fn every_case_that_a_file_defines_is_in_the_list() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cases");
    let mut defined = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        defined
            .insert(path, text.lines().filter(|line| line.starts_with("const ") && line.contains(": Case =")).count());
    }
    assert_eq!(defined.values().sum::<usize>(), cases::all().count(), "{defined:?}");
}
