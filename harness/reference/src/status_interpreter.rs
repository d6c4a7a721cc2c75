//! What the card's status words about PINs mean.

use sekisho_harness_protocol::Reason;

use crate::apdu::{SW_BLOCKED, SW_OK};

/// From status word to reason.
pub trait StatusInterpreter: Send {
    /// The answer to VERIFY and to CHANGE REFERENCE DATA.
    ///
    /// # Errors
    /// `wrong-pin` with the tries that are left (63C0: none), `pin-blocked`, else `card-error`.
    fn verified(&self, status_word: u16) -> Result<(), Reason> {
        match status_word {
            SW_OK => Ok(()),
            SW_BLOCKED => Err(Reason::PinBlocked),
            0x6300 => Err(Reason::WrongPin { tries_left: None }),
            other => match tries_of(other) {
                Some(tries) => Err(Reason::WrongPin { tries_left: Some(tries) }),
                None => Err(Reason::CardError { status_word: Some(other) }),
            },
        }
    }

    /// The answer to the empty VERIFY: tries left, 0 for a blocked reference.
    ///
    /// # Errors
    /// `card-error` for an answer that tells no number, 9000 included.
    fn tries(&self, status_word: u16) -> Result<u8, Reason> {
        match status_word {
            SW_BLOCKED => Ok(0),
            other => tries_of(other).ok_or(Reason::CardError { status_word: Some(other) }),
        }
    }
}

/// The x of 63Cx.
#[must_use]
pub fn tries_of(status_word: u16) -> Option<u8> {
    let [sw1, sw2] = status_word.to_be_bytes();
    (sw1 == 0x63 && sw2 & 0xF0 == 0xC0).then_some(sw2 & 0x0F)
}
