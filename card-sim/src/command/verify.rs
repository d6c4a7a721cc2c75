//! VERIFY: the PIN counter is written before the value is looked at, so that no power loss gives a free try.

use super::Answer;
use crate::{
    apdu::Command,
    card::Card,
    pin::{LONGEST_PIN, Pin},
    status::StatusWord,
    structure::application::{Application, Place},
};

/// A verification, or without data the question how many tries are left.
pub(super) fn verify(card: &mut Card, command: &Command<'_>) -> Answer {
    let settings = &card.file.settings;
    // Five bytes are the question only if the last one is 00.
    let asks_in_five = settings.five_byte_verify_query && command.expected == Some(256) && !command.extended;
    if command.expected.is_some() && !asks_in_five {
        return Err(StatusWord::WRONG_LENGTH);
    }
    if command.data.len() > LONGEST_PIN && !settings.overlong_pin_spends_a_try {
        return Err(StatusWord::WRONG_LENGTH);
    }
    let place = refer_to_pin(card, command.header.p2)?;
    if command.data.is_empty() { query(card, place) } else { compare(card, place, command.data) }
}

/// Never spends a try, and as a rule does not tell whether the reference is verified.
fn query(card: &mut Card, place: usize) -> Answer {
    if card.file.settings.query_tells_verified && card.session.is_verified(place) {
        return Ok(StatusWord::OK);
    }
    Err(pin(card, place)?.status())
}

fn compare(card: &mut Card, place: usize, presented: &[u8]) -> Answer {
    let malformed_is_free = !card.file.settings.malformed_pin_spends_a_try;
    let reference = pin(card, place)?;
    if reference.is_blocked() {
        return Err(StatusWord::REFERENCE_LOCKED);
    }
    if malformed_is_free && !reference.format.allows(presented) {
        return Err(StatusWord::WRONG_DATA);
    }
    let before = reference.tries_left;
    // A reference without a limit has no counter to write.
    let spent = before.saturating_sub(1);
    if let Err(failure) = count(card, place, spent) {
        // Nothing was compared, so nothing is spent.
        pin(card, place)?.tries_left = before;
        return Err(failure);
    }
    let reference = pin(card, place)?;
    if !reference.is(presented) {
        let (status, blocked) = (reference.status(), reference.is_blocked());
        if blocked || card.file.settings.failed_verify_clears {
            card.session.set_verified(place, false);
        }
        return Err(status);
    }
    let all = reference.limit;
    if let Err(failure) = count(card, place, all) {
        pin(card, place)?.tries_left = spent;
        return Err(failure);
    }
    card.session.set_verified(place, true);
    Ok(StatusWord::OK)
}

/// Sets the counter, durably.
fn count(card: &mut Card, place: usize, tries: u8) -> Result<(), StatusWord> {
    let reference = pin(card, place)?;
    if reference.tries_left == tries {
        return Ok(());
    }
    reference.tries_left = tries;
    card.save()
}

/// The place of the PIN reference that P2 means.
pub(super) fn refer_to_pin(card: &mut Card, reference: u8) -> Result<usize, StatusWord> {
    match card.refer(reference)? {
        Place::Pin(place) => Ok(place),
        Place::File(_) | Place::Records(_) | Place::Key(_) | Place::ExternalKey(_) => {
            Err(card.file.settings.wrong_reference_kind)
        }
    }
}

/// The PIN reference at this place of the current application.
pub(super) fn pin(card: &mut Card, place: usize) -> Result<&mut Pin, StatusWord> {
    let missing = card.file.settings.no_current_file;
    let application: Option<&mut Application> =
        card.session.application.and_then(|index| card.file.applications.get_mut(index));
    application.and_then(|application| application.pins.get_mut(place)).ok_or(missing)
}
