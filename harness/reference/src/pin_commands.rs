//! The commands on the current PIN reference. Each is sent once: a try belongs to the holder.

use crate::{
    CardChannel, Failure,
    apdu::{command_with_data, exchange},
};

/// Commands about PINs; each returns the status word for the interpreter.
pub trait PinCommands: Send {
    /// VERIFY with a value: spends a try when the value is wrong.
    ///
    /// # Errors
    /// `card-removed`.
    fn verify(&self, card: &mut dyn CardChannel, value: &[u8]) -> Result<u16, Failure> {
        Ok(exchange(card, &command_with_data([0x00, 0x20, 0x00, 0x80], value)?)?.status_word)
    }

    /// VERIFY without a value: tells the tries left and spends none.
    ///
    /// # Errors
    /// `card-removed`.
    fn ask_tries(&self, card: &mut dyn CardChannel) -> Result<u16, Failure> {
        Ok(exchange(card, &[0x00, 0x20, 0x00, 0x80])?.status_word)
    }

    /// CHANGE REFERENCE DATA, after VERIFY of the value in force.
    ///
    /// # Errors
    /// `card-removed`.
    fn change(&self, card: &mut dyn CardChannel, new: &[u8]) -> Result<u16, Failure> {
        Ok(exchange(card, &command_with_data([0x00, 0x24, 0x01, 0x80], new)?)?.status_word)
    }
}
