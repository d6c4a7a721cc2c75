//! Mistakes with files, records and data objects.

use super::{Chip, Fault, aside, ins, plain, status, verify};
use crate::model::contents;

/// READ BINARY at the end of a file answers `9000` without data.
#[derive(Default)]
pub(super) struct EndIsEmpty;

impl Fault for EndIsEmpty {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let Some(frame) = plain(command, ins::READ).filter(|_| status(response) == 0x6B00) else { return };
        let [before_p1, before_p2] = frame.p1p2().wrapping_sub(1).to_be_bytes();
        let is_end = aside(card, &[0x00, ins::READ, before_p1, before_p2, 0x01]) == 0x9000;
        if is_end && before_p1 & 0x80 == frame.p1 & 0x80 {
            *response = vec![0x90, 0x00];
        }
    }
}

/// An extended Le reads no more than a short one.
#[derive(Default)]
pub(super) struct CutTo256;

impl Fault for CutTo256 {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if plain(command, ins::READ).is_some_and(|frame| frame.extended) && response.len() > 258 {
            response.truncate(256);
            response.extend_from_slice(&[0x90, 0x00]);
        }
    }
}

/// Record 0 is the first one.
#[derive(Default)]
pub(super) struct RecordZeroIsFirst;

impl Fault for RecordZeroIsFirst {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let mut command = command.to_vec();
        if plain(&command, ins::RECORD).is_some_and(|frame| frame.p1 == 0) {
            command[2] = 1;
        }
        card.transmit(&command, response);
    }
}

/// The picture of the number is free.
#[derive(Default)]
pub(super) struct GateMissing;

impl Fault for GateMissing {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let reads = plain(command, ins::READ).is_some_and(|frame| frame.p1 == 0x85);
        if reads && status(response) == 0x6982 {
            aside(card, &verify(0x93, contents::NUMBER_A.as_bytes()));
            card.transmit(command, response);
        }
    }
}

/// A read by short identifier leaves the current file as it was.
#[derive(Default)]
pub(super) struct ShortIdentifierDoesNotSelect {
    selected: Option<Vec<u8>>,
}

impl Fault for ShortIdentifierDoesNotSelect {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if let Some(frame) = plain(command, ins::SELECT).filter(|_| status(response) == 0x9000) {
            self.selected = (frame.p1 == 0x02).then(|| command.to_vec());
        }
        let by_short = plain(command, ins::READ).is_some_and(|frame| frame.p1 > 0x80);
        if let Some(selected) = self.selected.as_ref().filter(|_| by_short) {
            aside(card, selected);
        }
    }

    fn power(&mut self) {
        self.selected = None;
    }
}

/// A data object that is longer than Le is cut.
#[derive(Default)]
pub(super) struct ObjectIsCut;

impl Fault for ObjectIsCut {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let room = plain(command, ins::DATA).and_then(|frame| frame.room).unwrap_or(0);
        if room > 0 && status(response) == 0x6700 {
            card.transmit(&[&command[..4], &[0, 0, 0]].concat(), response);
            response.truncate(room);
            response.extend_from_slice(&[0x90, 0x00]);
        }
    }
}

/// A read ends with the content; filler is left out.
#[derive(Default)]
pub(super) struct NoFiller;

impl Fault for NoFiller {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if plain(command, ins::READ).is_some() && status(response) == 0x9000 {
            response.truncate(response.len() - 2);
            while response.last() == Some(&0xFF) {
                response.pop();
            }
            response.extend_from_slice(&[0x90, 0x00]);
        }
    }
}

/// Channel 1 is taken for channel 0.
#[derive(Default)]
pub(super) struct ChannelIgnored;

impl Fault for ChannelIgnored {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        match command {
            [0x01, rest @ ..] => card.transmit(&[&[0x00], rest].concat(), response),
            _ => card.transmit(command, response),
        }
    }
}
