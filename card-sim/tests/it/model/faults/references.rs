//! Mistakes with values and counters.

use std::collections::BTreeSet;

use super::{Chip, Fault, answer, aside, ins, plain, presented, select, selected_name, status, verify, verify_wrong};
use crate::model::{contents, tables};

/// P2 of the authentication PIN by its short identifier.
const AUTHENTICATION_PIN: u8 = 0x98;
/// 照合番号A in the surface and in the text application.
const NUMBER_A_OF_SURFACE: u8 = 0x93;
const NUMBER_A_OF_TEXT: u8 = 0x94;
const LONGEST: usize = 16;

/// A wrong authentication PIN on the last try costs nothing.
#[derive(Default)]
pub(super) struct LastTryIsFree;

impl Fault for LastTryIsFree {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let is_wrong = presented(command).is_some_and(|frame| {
            let short = frame.data.len() <= LONGEST;
            frame.p2 == AUTHENTICATION_PIN && short && frame.data != contents::AUTHENTICATION_PIN.as_bytes()
        });
        if is_wrong && aside(card, &[0x00, ins::VERIFY, 0x00, AUTHENTICATION_PIN]) == 0x63C1 {
            return answer(response, 0x63C1);
        }
        card.transmit(command, response);
    }
}

/// `6983` instead of `6984`, as ISO 7816-4 has it.
#[derive(Default)]
pub(super) struct BlockedAsInIso;

impl Fault for BlockedAsInIso {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if status(response) == 0x6984 {
            answer(response, 0x6983);
        }
    }
}

/// An empty VERIFY spends a try.
#[derive(Default)]
pub(super) struct QuerySpends;

impl Fault for QuerySpends {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if let Some(frame) = plain(command, ins::VERIFY).filter(|frame| frame.data.is_empty()) {
            aside(card, &verify_wrong(frame.p2));
        }
    }
}

/// Lower case counts as capitals.
#[derive(Default)]
pub(super) struct FoldsCase;

impl Fault for FoldsCase {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        match presented(command).filter(|frame| frame.data.len() <= LONGEST && frame.room.is_none()) {
            Some(frame) => card.transmit(&verify(frame.p2, &frame.data.to_ascii_uppercase()), response),
            None => card.transmit(command, response),
        }
    }
}

/// CHANGE REFERENCE DATA of the authentication PIN is done without verification.
#[derive(Default)]
pub(super) struct ChangesUnverified;

impl Fault for ChangesUnverified {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let changes = plain(command, ins::CHANGE).is_some_and(|frame| frame.p2 == AUTHENTICATION_PIN);
        if changes && status(response) == 0x6982 {
            aside(card, &verify(AUTHENTICATION_PIN, contents::AUTHENTICATION_PIN.as_bytes()));
            card.transmit(command, response);
        }
    }
}

/// A value of more than 16 bytes for the current file is refused, and counted.
#[derive(Default)]
pub(super) struct OverlongSpends;

impl Fault for OverlongSpends {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if let Some(frame) = presented(command).filter(|frame| frame.data.len() > LONGEST && frame.p2 == 0x80) {
            aside(card, &verify_wrong(frame.p2));
        }
    }
}

/// An authentication PIN that has not four digits answers `6A80` and is not counted.
#[derive(Default)]
pub(super) struct WrongLengthIsFree;

impl Fault for WrongLengthIsFree {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let is_malformed = presented(command)
            .filter(|frame| frame.p2 == AUTHENTICATION_PIN && frame.room.is_none())
            .is_some_and(|frame| frame.data.len() != 4 && frame.data.len() <= LONGEST);
        let has_tries = |card| (0x63C1..=0x63CF).contains(&aside(card, &[0x00, ins::VERIFY, 0x00, AUTHENTICATION_PIN]));
        if is_malformed && has_tries(card) {
            return answer(response, 0x6A80);
        }
        card.transmit(command, response);
    }
}

/// An empty VERIFY answers `9000` while the reference is verified.
#[derive(Default)]
pub(super) struct QueryTellsVerified {
    verified: BTreeSet<u8>,
}

impl Fault for QueryTellsVerified {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if selected_name(command).is_some() {
            self.verified.clear();
        }
        let Some(frame) = plain(command, ins::VERIFY).filter(|frame| frame.p2 > 0x80) else { return };
        if frame.data.is_empty() {
            if self.verified.contains(&frame.p2) {
                answer(response, 0x9000);
            }
        } else if status(response) == 0x9000 {
            self.verified.insert(frame.p2);
        } else {
            self.verified.remove(&frame.p2);
        }
    }

    fn power(&mut self) {
        self.verified.clear();
    }
}

/// A wrong 照合番号A in the surface application counts in the text application too.
#[derive(Default)]
pub(super) struct SharedCounter {
    wrong: usize,
}

impl Fault for SharedCounter {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let is_number = presented(command).is_some_and(|frame| frame.p2 == NUMBER_A_OF_SURFACE);
        if is_number && status(response) & 0xFFF0 == 0x63C0 {
            self.wrong += 1;
        }
        let text = tables::name_of("text");
        if selected_name(command) == Some(&text) {
            for _ in 0..std::mem::take(&mut self.wrong) {
                aside(card, &verify_wrong(NUMBER_A_OF_TEXT));
            }
            aside(card, &select(&text));
        }
    }
}
