//! The table of answers: the page is what it says, and every choice in it is a setting that there is.

#[path = "../../examples/write-answers/page.rs"]
mod page;

use sekisho_card_sim::{BEFORE_EVERY_COMMAND, COMMANDS, Settings, answers};

#[test]
fn the_page_about_answers_is_generated_from_the_tables() {
    let published = include_str!("../../../docs/card-answers.md");
    assert!(published == page::page(), "run `cargo run -p sekisho-card-sim --example write-answers`");
}

#[test]
fn every_choice_in_the_table_is_a_setting_whose_default_it_names() {
    let settings = serde_json::to_value(Settings::default()).unwrap();
    let all = COMMANDS.iter().flat_map(|shape| answers(shape.operation)).chain(BEFORE_EVERY_COMMAND);
    let mut seen = 0;
    for answer in all {
        let Some(name) = answer.setting else { continue };
        let value = settings.get(name).unwrap_or_else(|| panic!("no setting {name}"));
        // Settings that are no status word say in which situation the word comes.
        if let Some(word) = value.as_str().filter(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            assert_eq!(word, answer.status.to_string(), "{name}");
        }
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}
