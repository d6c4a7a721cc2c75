//! The page about link timing says what the data says.

use sekisho_card_sim::link::{Step, with_timing_tables};

const PAGE: &str = include_str!("../../../docs/link-timing.md");

#[test]
fn the_tables_of_the_page_are_those_of_the_data() {
    let current = with_timing_tables(PAGE).unwrap().unwrap();
    assert!(PAGE == current, "run `cargo run -p sekisho-card-sim --example write-timing`");
    assert!(Step::ALL.iter().all(|step| PAGE.contains(&format!("| `{step}` |"))));
}

#[test]
fn a_page_without_both_marks_once_has_no_place_for_tables() {
    assert_eq!(with_timing_tables("nothing").unwrap(), None);
    assert_eq!(with_timing_tables(&format!("{PAGE}{PAGE}")).unwrap(), None);
}
