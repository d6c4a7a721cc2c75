//! Mistakes with the counter of secure messaging.

use super::{Chip, Fault, aside, status};

/// Errors of secure messaging itself, which end the session anyway.
const ENDING: [u16; 3] = [0x6987, 0x6988, 0x69FC];
/// Refusals of a command before it is looked at: these count on no card.
const BEFORE: [u16; 3] = [0x6700, 0x6E00, 0x6F00];

/// A command that was refused does not advance the counter, so that the next one is out of step.
#[derive(Default)]
pub(super) struct RefusalDoesNotCount {
    behind: bool,
}

impl Fault for RefusalDoesNotCount {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let secure = command.first() == Some(&0x08);
        if secure && std::mem::take(&mut self.behind) {
            // Whatever would have become of the command: nothing deciphers with the wrong counter.
            aside(card, &[0x0C, 0xB0, 0x00, 0x00]);
            *response = vec![0x69, 0x88];
            return;
        }
        card.transmit(command, response);
        let refused = status(response) != 0x9000 && ![&ENDING[..], &BEFORE].concat().contains(&status(response));
        self.behind |= secure && refused && command.len() > 5;
    }

    fn power(&mut self) {
        self.behind = false;
    }
}

/// A plain command advances the counter.
#[derive(Default)]
pub(super) struct PlainCounts;

impl Fault for PlainCounts {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if command.first() == Some(&0x00) && status(response) != 0x6F00 {
            // A read past the end of any file is refused, and counted, if there is a session at all.
            aside(card, &[0x08, 0xB0, 0x7F, 0xFF, 0x05, 0x96, 0x03, 0x00, 0x00, 0x01, 0x00]);
        }
    }
}
