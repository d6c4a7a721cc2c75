//! The retry counters: what a command may do to them.

use std::fmt;

use sekisho_card_sim::{Aid, CardFile, FileId, StatusWord};

use crate::broken::Broken;

/// Which PIN reference of which application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PinId {
    /// The application.
    pub aid: Aid,
    /// The reference.
    pub fid: FileId,
}

/// A PIN reference at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinState {
    /// Which one.
    pub id: PinId,
    /// Its value.
    pub value: String,
    /// Its tries when none is spent.
    pub limit: u8,
    /// Its tries now.
    pub tries_left: u8,
}

impl PinState {
    /// Whether the counter is exhausted. Without a limit there is none.
    pub(crate) fn is_blocked(&self) -> bool {
        self.limit > 0 && self.tries_left == 0
    }
}

/// All references of a card, in the order of its file.
#[must_use]
pub fn pin_states(file: &CardFile) -> Vec<PinState> {
    let of = |aid| {
        move |pin: &sekisho_card_sim::Pin| PinState {
            id: PinId { aid, fid: pin.fid },
            value: pin.value.0.clone(),
            limit: pin.limit,
            tries_left: pin.tries_left,
        }
    };
    file.applications.iter().flat_map(|application| application.pins.iter().map(of(application.aid))).collect()
}

/// A command as far as counters are concerned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act<'a> {
    /// INS.
    pub(crate) instruction: u8,
    /// The data field.
    pub(crate) data: &'a [u8],
    /// The answer.
    pub(crate) status: StatusWord,
}

impl Act<'_> {
    const VERIFY: u8 = 0x20;
    const CHANGE_REFERENCE_DATA: u8 = 0x24;
    const CHANGE_KEY: u8 = 0x32;

    /// Whether it presents a value to a reference.
    pub(crate) fn is_verification(&self) -> bool {
        self.instruction == Self::VERIFY && !self.data.is_empty()
    }

    /// Whether it gives a reference a new value.
    pub(crate) fn is_change(&self) -> bool {
        matches!(self.instruction, Self::CHANGE_REFERENCE_DATA | Self::CHANGE_KEY)
    }
}

/// Compares the references before and after a command.
pub(crate) fn check(act: Act<'_>, before: &[PinState], after: &[PinState]) -> Result<(), Broken> {
    for (old, new) in before.iter().zip(after) {
        let pin = old.id;
        if new.tries_left > old.tries_left {
            let right = act.is_verification()
                && act.status.is_ok()
                && act.data == old.value.as_bytes()
                && !old.is_blocked()
                && new.tries_left == old.limit;
            if !right {
                return Err(Broken::TriesGrew { pin, before: old.tries_left, after: new.tries_left });
            }
        }
        if new.tries_left < old.tries_left {
            // A right value whose success cannot be saved spends its try too.
            let spent = act.is_verification() && !act.status.is_ok() && old.tries_left - new.tries_left == 1;
            if !spent {
                return Err(Broken::TriesFell { pin, before: old.tries_left, after: new.tries_left });
            }
        }
        if new.value != old.value {
            let asked = act.is_change() && act.status.is_ok() && act.data == new.value.as_bytes();
            if !asked || old.is_blocked() {
                return Err(Broken::ValueChanged { pin });
            }
        }
    }
    Ok(())
}

/// Whether the references are those that were saved last.
pub(crate) fn check_saved(now: &[PinState], saved: &[PinState]) -> Result<(), Broken> {
    match now.iter().zip(saved).find(|(now, saved)| now != saved) {
        Some((now, _)) => Err(Broken::NotSaved { pin: now.id }),
        None => Ok(()),
    }
}

impl fmt::Display for PinId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reference {} of application {}", self.fid, self.aid)
    }
}
