//! The card against a model of it: random sequences of commands, for each of which a small model says what has to come
//! back, byte for byte.
//!
//! The model is written anew from what is publicly known about the card and from the list of choices. Of the card it knows
//! the seam in `chip.rs` and what was written to it (`contents.rs`), nothing else; a test below holds it to that. One
//! mistake would have to be made twice to stay unseen.
//!
//! A sequence on which both disagree is made as short as possible and printed as commands with their answers. Its seed
//! goes into `model.proptest-regressions`, to be committed: every later run begins with it.
//!
//! The seed is fixed, so that a run in CI is the same everywhere. A long campaign takes another one, and more sequences:
//!
//! ```sh
//! PROPTEST_CASES=1000000 PROPTEST_RNG_SEED=$RANDOM cargo test -p sekisho-card-sim --test it model::
//! ```

#![expect(clippy::panic, reason = "a sequence is told where it fails")]
#![expect(clippy::print_stdout, reason = "a run tells what it met to whoever asks with --nocapture")]

mod answered;
mod audit;
mod authentication;
mod campaign;
mod chip;
mod contents;
mod dispatch;
mod faults;
mod frame;
mod generator;
mod layout;
mod menu;
mod menu_data;
mod messaging;
mod misfit;
mod reading;
mod references;
mod selection;
mod signing;
mod situation;
mod state;
mod step;
mod subject;
mod tables;
mod terminal;

use campaign::{Plan, SEQUENCES};
use situation::Situation;

/// Where seeds of failures are kept.
const REGRESSIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/model/model.proptest-regressions");

/// How often a run meets each situation at least.
const LEAST: u64 = 20;

#[test]
fn the_card_answers_ten_thousand_sequences_as_the_model_says() {
    let plan = Plan { sequences: SEQUENCES, seed: 0x5EC1_5400, regressions: Some(REGRESSIONS) };
    let met = campaign::run(&plan, subject::open).unwrap_or_else(|difference| panic!("{}", difference.story));
    println!("{} sequences, {} commands", met.sequences, met.commands);
    let counts = Situation::ALL.iter().map(|situation| (*situation, met.situations.get(situation).copied()));
    let rare: Vec<String> = counts
        .map(|(situation, count)| (situation, count.unwrap_or(0)))
        .inspect(|(situation, count)| println!("{count:8}  {}", situation.text()))
        .filter(|(_, count)| *count < LEAST)
        .map(|(situation, count)| format!("{count} times: {}", situation.text()))
        .collect();
    assert!(rare.is_empty(), "the run is too shallow\n{}", rare.join("\n"));
    assert!(met.sequences >= SEQUENCES);
}

/// What stands on the card's side of the seam: the card itself, and the table that it publishes.
const BESIDE_THE_MODEL: [&str; 2] = ["answered.rs", "subject.rs"];

#[test]
fn the_model_knows_nothing_of_the_card_but_the_seam() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/model");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let rust = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let mut seen = 0;
    for path in rust.filter(|path| !BESIDE_THE_MODEL.iter().any(|name| path.ends_with(name))) {
        let text = std::fs::read_to_string(path).unwrap();
        // In two parts, or this file would name it.
        let (card, support) = (["sekisho", "card_sim"].join("_"), ["crate", "support"].join("::"));
        assert!(!text.contains(&card), "{} imports the card", path.display());
        assert!(!text.contains(&support), "{} imports what other tests know", path.display());
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}
