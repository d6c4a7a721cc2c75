//! Files that are wrong are refused with file, id and field.

use proptest::prelude::*;
use sekisho_harness_catalogue::{Catalogue, CatalogueError, Problem, SourceFile};

const GOOD: &str = r#"
area = "PIN"
title = { en = "PINs", ja = "暗証番号" }
[[requirement]]
id = "PIN-01"
document = "A document"
clause = "A clause"
effective_from = "2016-01-01"
effective_until = "2028-12-31"
certainty = "chosen"
en = "A text."
ja = "本文。"
source = "A source"
[[requirement]]
id = "PIN-02"
document = "A document"
clause = "A clause"
effective_from = "2020-02-29"
certainty = "single-source"
en = "A text."
ja = "本文。"
source = "A source"
"#;

fn read(text: &str) -> Result<Catalogue, CatalogueError> {
    Catalogue::from_files(&[SourceFile { name: "pin.toml", text }])
}

/// Reads the good file with one change, which must make a difference.
fn changed(from: &str, to: &str) -> CatalogueError {
    assert!(GOOD.contains(from), "{from}");
    read(&GOOD.replacen(from, to, 1)).unwrap_err()
}

fn field(id: &str, field: &'static str, problem: Problem) -> CatalogueError {
    CatalogueError::Field { file: "pin.toml".into(), id: id.into(), field, problem }
}

#[test]
fn both_ends_of_the_period_belong_to_it() {
    let catalogue = read(GOOD).unwrap();
    let number = |day: &str| catalogue.effective_on(day.parse().unwrap()).count();
    assert_eq!(
        ["2015-12-31", "2016-01-01", "2020-02-28", "2020-02-29", "2028-12-31", "2029-01-01"].map(number),
        [0, 1, 1, 2, 2, 1]
    );
}

#[test]
fn a_value_that_a_field_cannot_have_is_named() {
    let day = |got: &str| Problem::NotADay { got: got.into() };
    assert_eq!(changed("2020-02-29", "2021-02-29"), field("PIN-02", "effective_from", day("2021-02-29")));
    assert_eq!(changed("2020-02-29", "20200229"), field("PIN-02", "effective_from", day("20200229")));
    assert_eq!(changed("2028-12-31", "2015-12-31"), field("PIN-01", "effective_until", Problem::BeforeTheBeginning));
    assert_eq!(changed("本文。", "Text."), field("PIN-01", "ja", Problem::NotJapanese));
    assert_eq!(changed("A text.", " "), field("PIN-01", "en", Problem::Empty));
    assert_eq!(changed("A clause", ""), field("PIN-01", "clause", Problem::Empty));
    assert_eq!(changed("暗証番号", "PINs"), field("PIN", "title.ja", Problem::NotJapanese));
    for id in ["VER-02", "PIN-2", "PIN-0A", "PIN02"] {
        assert_eq!(changed("PIN-02", id), field(id, "id", Problem::NotOfTheArea { prefix: "PIN".into() }));
    }
    assert_eq!(changed("PIN-02", "PIN-01"), field("PIN-01", "id", Problem::OutOfOrder { previous: "PIN-01".into() }));
}

#[test]
fn a_missing_unknown_or_misspelt_field_is_named_with_its_file() {
    for (from, to, named) in [
        ("source = \"A source\"", "", "source"),
        ("clause", "claws", "claws"),
        ("\"chosen\"", "\"certain\"", "certain"),
        ("area = \"PIN\"", "", "area"),
    ] {
        let CatalogueError::Form { file, message } = changed(from, to) else { panic!("{from}") };
        assert_eq!(file, "pin.toml");
        assert!(message.contains(named), "{message}");
    }
}

#[test]
fn an_area_has_one_file() {
    let file = SourceFile { name: "pin.toml", text: GOOD };
    assert_eq!(Catalogue::from_files(&[file, file]), Err(field("PIN", "area", Problem::AreaTwice)));
}

proptest! {
    #[test]
    fn arbitrary_text_is_refused_never_a_panic(text in ".{0,200}") {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn a_file_with_one_changed_character_is_read_or_refused(position in any::<prop::sample::Index>(), character in any::<char>()) {
        let mut text: Vec<char> = GOOD.chars().collect();
        let position = position.index(text.len());
        text[position] = character;
        if let Ok(catalogue) = read(&text.iter().collect::<String>()) {
            prop_assert!(!catalogue.requirements().is_empty());
        }
    }
}
