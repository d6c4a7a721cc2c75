//! The published table of answers against the card: nothing comes that is not in it, and what is in it comes.
//!
//! This is not about the model, which only leads the card into every situation.

use std::{cell::RefCell, collections::BTreeSet};

use sekisho_card_sim::{
    Answered, BEFORE_EVERY_COMMAND, COMMANDS, Case, Command, CommandShape, Header, Operation, StatusWord, answers,
};

use super::{
    campaign::{self, Plan},
    chip::Chip,
    subject,
};

/// Far fewer than for the model: each answer comes often.
const SEQUENCES: u32 = 2_000;

/// Answers that no sequence gets out of this card, since a setting, its memory, its keys or its kind stand against it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("the card cannot write its memory", "the test's memory never fails"),
    ("the key failed", "the test's keys never fail"),
    ("a key of this kind does not have the scheme", "the test's keys have every scheme"),
    ("several records are asked for, of a card that reads one", "this card reads several"),
    ("the value has not the reference's form", "it counts as a wrong one"),
    ("an empty value in five bytes", "it is a question"),
    ("an iPhone gets exactly `80 FC 00 00`", "this card is no phone"),
];

/// The card, and what it answered.
struct Watched<'a> {
    card: Box<dyn Chip>,
    seen: &'a RefCell<Seen>,
}

#[derive(Default)]
struct Seen {
    /// Answers to commands of an accepted shape.
    accepted: BTreeSet<(Operation, StatusWord)>,
    /// Answers to all others.
    before: BTreeSet<StatusWord>,
    unlisted: Vec<String>,
}

impl Chip for Watched<'_> {
    fn power_on(&mut self) {
        self.card.power_on();
    }

    fn power_off(&mut self) {
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.card.warm_reset();
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        self.card.transmit(command, response);
        let status = listed(StatusWord::of_response(response).unwrap());
        let mut seen = self.seen.borrow_mut();
        let mut known = BEFORE_EVERY_COMMAND.iter().any(|answer| answer.status == status);
        if let Some(shape) = accepted(command) {
            known |= has(answers(shape.operation), status);
            seen.accepted.insert((shape.operation, status));
        }
        seen.before.insert(status);
        if !known {
            seen.unlisted.push(format!("{} -> {status}", hex::encode_upper(command)));
        }
    }
}

/// The word under which the table lists a status: `63C0` stands for all of `63Cx`.
fn listed(status: StatusWord) -> StatusWord {
    if status.tries_left().is_some() { StatusWord::NO_TRIES_LEFT } else { status }
}

fn has(answers: &[Answered], status: StatusWord) -> bool {
    answers.iter().any(|answer| answer.status == status)
}

/// The shape of a command, plain or under secure messaging, whatever its length fields say.
fn accepted(command: &[u8]) -> Option<&'static CommandShape> {
    let header = Header::of(command)?;
    let class = if header.class == 0x08 { 0x00 } else { header.class };
    COMMANDS.iter().find(|shape| {
        (shape.class, shape.instruction) == (class, header.instruction)
            && shape.p1.allows(header.p1)
            && shape.p2.allows(header.p2)
    })
}

fn watch(seed: u64) -> Seen {
    let seen = RefCell::new(Seen::default());
    let plan = Plan { sequences: SEQUENCES, seed, regressions: None };
    let open = |tries: &[u8]| Watched { card: Box::new(subject::open(tries)), seen: &seen };
    if let Err(difference) = campaign::run(&plan, open) {
        panic!("{}", difference.story);
    }
    seen.into_inner()
}

#[test]
fn every_answer_of_an_accepted_command_is_in_the_table_and_every_answer_of_the_table_comes() {
    let seen = watch(0x0A45_3E25);
    assert!(seen.unlisted.is_empty(), "not in the table:\n{}", seen.unlisted.join("\n"));
    let mut missing = Vec::new();
    for shape in COMMANDS {
        for answer in answers(shape.operation) {
            let elsewhere = ELSEWHERE.iter().any(|(when, _)| *when == answer.when);
            if !elsewhere && !seen.accepted.contains(&(shape.operation, answer.status)) {
                missing.push(format!("{}: {} {}", shape.name, answer.status, answer.when));
            }
        }
    }
    for answer in BEFORE_EVERY_COMMAND {
        if !seen.before.contains(&answer.status) {
            missing.push(format!("any command: {} {}", answer.status, answer.when));
        }
    }
    assert!(missing.is_empty(), "never came:\n{}", missing.join("\n"));
}

#[test]
fn what_never_comes_is_in_the_table() {
    let all: BTreeSet<&str> = COMMANDS.iter().flat_map(|shape| answers(shape.operation)).map(|one| one.when).collect();
    for (when, why) in ELSEWHERE {
        assert!(all.contains(when), "{when}: {why}");
    }
}

#[test]
fn a_command_in_a_case_that_its_shape_does_not_take_has_the_wrong_length() {
    let seen = RefCell::new(0);
    let plan = Plan { sequences: SEQUENCES, seed: 0x0CA5_E000, regressions: None };
    let open = |tries: &[u8]| Cases { card: Box::new(subject::open(tries)), seen: &seen };
    assert!(campaign::run(&plan, open).is_ok());
    assert!(seen.into_inner() > 500);
}

/// The card, and how many commands came in a case that their shape does not take.
struct Cases<'a> {
    card: Box<dyn Chip>,
    seen: &'a RefCell<u32>,
}

impl Chip for Cases<'_> {
    fn power_on(&mut self) {
        self.card.power_on();
    }

    fn power_off(&mut self) {
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.card.warm_reset();
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        self.card.transmit(command, response);
        let shape = accepted(command).filter(|_| command[0] != 0x08);
        let Some((shape, parsed)) = shape.zip(Command::parse(command).ok()) else { return };
        let case: Case = parsed.case();
        if !shape.cases.contains(&case) && StatusWord::of_response(response) != Some(StatusWord::NO_PRECISE_DIAGNOSIS) {
            assert_eq!(StatusWord::of_response(response), Some(StatusWord::WRONG_LENGTH), "{command:02X?}");
            *self.seen.borrow_mut() += 1;
        }
    }
}
