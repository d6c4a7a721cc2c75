//! CHANGE REFERENCE DATA and CHANGE KEY: a new value for a reference that was verified before.

use super::{
    Answer,
    verify::{pin, refer_to_pin},
};
use crate::{
    apdu::Command,
    card::Card,
    pin::{ChangeCommand, LONGEST_PIN, PinValue},
    status::StatusWord,
};

/// Replaces the value: the data field is the new one alone. `by` is the command that came.
pub(super) fn value(card: &mut Card, command: &Command<'_>, by: ChangeCommand) -> Answer {
    if command.data.len() > LONGEST_PIN {
        return Err(StatusWord::WRONG_LENGTH);
    }
    let place = refer_to_pin(card, command.header.p2)?;
    let verified = card.session.is_verified(place);
    let wrong_command = card.file.settings.wrong_change_command;
    let reference = pin(card, place)?;
    if reference.change != by {
        return Err(wrong_command);
    }
    if reference.is_blocked() {
        return Err(StatusWord::REFERENCE_LOCKED);
    }
    if !verified {
        return Err(StatusWord::SECURITY_NOT_SATISFIED);
    }
    if !reference.format.allows(command.data) {
        return Err(StatusWord::WRONG_DATA);
    }
    let value = str::from_utf8(command.data).map_err(|_| StatusWord::WRONG_DATA)?;
    let before = std::mem::replace(&mut reference.value, PinValue(value.to_owned()));
    if let Err(failure) = card.save() {
        pin(card, place)?.value = before;
        return Err(failure);
    }
    let keep = card.file.settings.change_keeps_security_status;
    card.session.set_verified(place, keep);
    Ok(StatusWord::OK)
}
