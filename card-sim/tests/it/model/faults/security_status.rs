//! Mistakes with what a verification opens, and for how long.

use std::collections::BTreeMap;

use super::{Chip, Fault, answer, aside, ins, plain, presented, select, selected_name, status, verify};
use crate::model::tables;

/// The current application, and the last right VERIFY in each, by short identifier.
#[derive(Default)]
struct Memory {
    current: Vec<u8>,
    right: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Memory {
    /// Remembers a command and its answer. True if another application was selected.
    fn note(&mut self, command: &[u8], response: &[u8]) -> bool {
        if status(response) != 0x9000 {
            return false;
        }
        if presented(command).is_some_and(|frame| frame.p2 > 0x80) {
            self.right.insert(self.current.clone(), command.to_vec());
        }
        match selected_name(command) {
            Some(name) if name != self.current => {
                self.current = name.to_vec();
                true
            }
            _ => false,
        }
    }

    fn restore(&self, card: &mut dyn Chip) {
        if let Some(right) = self.right.get(&self.current) {
            aside(card, right);
            aside(card, &select(&self.current));
        }
    }
}

/// Whoever comes back from another application finds the old status.
#[derive(Default)]
pub(super) struct KeptInAnotherApplication {
    memory: Memory,
}

impl Fault for KeptInAnotherApplication {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if self.memory.note(command, response) {
            self.memory.restore(card);
        }
    }

    fn power(&mut self) {
        self.memory = Memory::default();
    }
}

/// The status survives a loss of power.
#[derive(Default)]
pub(super) struct KeptWithoutPower {
    memory: Memory,
    lost: bool,
}

impl Fault for KeptWithoutPower {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if self.memory.note(command, response) {
            if std::mem::take(&mut self.lost) {
                self.memory.restore(card);
            } else {
                self.memory.right.clear();
            }
        }
    }

    fn power(&mut self) {
        self.memory.current.clear();
        self.lost = true;
    }
}

/// 照合番号A, verified in the surface application, is taken for verified in the text application.
#[derive(Default)]
pub(super) struct WrongApplication {
    number: Option<Vec<u8>>,
}

impl Fault for WrongApplication {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if status(response) != 0x9000 {
            return;
        }
        if let Some(frame) = presented(command).filter(|frame| frame.p2 == 0x93) {
            self.number = Some(frame.data.to_vec());
        }
        let text = tables::name_of("text");
        if selected_name(command) == Some(&text)
            && let Some(number) = self.number.take()
        {
            aside(card, &verify(0x94, &number));
            aside(card, &select(&text));
        }
    }

    fn power(&mut self) {
        self.number = None;
    }
}

/// A wrong value after the right one is counted, and what was open stays open.
#[derive(Default)]
pub(super) struct FailureKeeps {
    right: Option<(u8, Vec<u8>)>,
    /// Failures that the card itself has not seen.
    unseen: u16,
}

impl Fault for FailureKeeps {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let verify = plain(command, ins::VERIFY).filter(|frame| frame.data.len() <= 16 && frame.p2 > 0x80);
        let known = match (&verify, &self.right) {
            (Some(frame), Some((p2, right))) if frame.p2 == *p2 => Some(frame.data != right),
            _ => None,
        };
        if known == Some(true) {
            let left = aside(card, &command[..4]) & 0xF;
            self.unseen += u16::from(command.len() > 5);
            if left > self.unseen {
                return answer(response, 0x63C0 + left - self.unseen);
            }
        }
        card.transmit(command, response);
        if selected_name(command).is_some() {
            self.right = None;
        }
        if let Some(frame) = verify.filter(|frame| !frame.data.is_empty()) {
            let right = status(response) == 0x9000;
            self.right = right.then(|| (frame.p2, frame.data.to_vec()));
            self.unseen = 0;
        }
    }

    fn power(&mut self) {
        self.right = None;
    }
}

/// Selecting a file takes the status away.
#[derive(Default)]
pub(super) struct FileForgets {
    memory: Memory,
}

impl Fault for FileForgets {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        self.memory.note(command, response);
        let selects = plain(command, ins::SELECT).is_some_and(|frame| frame.p1 == 0x02);
        if selects && status(response) == 0x9000 && !self.memory.current.is_empty() {
            aside(card, &select(b"\xA0\0\0\x01\x51\0\0"));
            aside(card, &select(&self.memory.current));
            card.transmit(command, response);
        }
    }

    fn power(&mut self) {
        self.memory = Memory::default();
    }
}

/// A warm reset is as good as a loss of power.
#[derive(Default)]
pub(super) struct ResetForgets;

impl Fault for ResetForgets {
    fn warm_reset(&mut self, card: &mut dyn Chip) {
        card.power_on();
    }
}

/// After a name that is not there, no application is current.
#[derive(Default)]
pub(super) struct FailedSelectionLeaves;

impl Fault for FailedSelectionLeaves {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if selected_name(command).is_some() && status(response) == 0x6A82 {
            aside(card, &select(b"\xA0\0\0\x01\x51\0\0"));
        }
    }
}
