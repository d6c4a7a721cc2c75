//! SET SESSION KEY, `80 AE 00 00`: a terminal delivers a seed under the card's public key.

use super::Answer;
use crate::{
    apdu::Command, card::Card, key::KeyError, messaging::Messaging, status::StatusWord,
    structure::application::SessionKey,
};

/// Opens a session of secure messaging. The access condition is checked before anything is decrypted.
pub(super) fn set(card: &mut Card, command: &Command<'_>) -> Answer {
    let application = card.application().ok_or(StatusWord::SECURITY_NOT_SATISFIED)?;
    let pin = match &application.session_key {
        SessionKey::Refused(status) => return Err(*status),
        SessionKey::Encrypted { pin, .. } => *pin,
    };
    if !card.is_any_verified(application, &[pin]) {
        return Err(StatusWord::SECURITY_NOT_SATISFIED);
    }
    let key = card.loaded().and_then(|loaded| loaded.session.as_ref()).ok_or(StatusWord::NO_PRECISE_DIAGNOSIS)?;
    let mut delivered = Vec::new();
    key.decrypt_oaep(command.data, &mut delivered).map_err(|error| match error {
        KeyError::Undecipherable => StatusWord::WRONG_DATA,
        _ => StatusWord::NO_PRECISE_DIAGNOSIS,
    })?;
    let seed = encryption_seed(&delivered).ok_or(StatusWord::WRONG_DATA)?;
    card.session.messaging = Some(Messaging::new(seed));
    Ok(StatusWord::OK)
}

/// The first half of the seed in `A0 22 { 80 20 seed }`: with AES-128 the second half is not used.
fn encryption_seed(delivered: &[u8]) -> Option<[u8; 16]> {
    let seed: &[u8; 32] = delivered.strip_prefix(&[0xA0, 0x22, 0x80, 0x20])?.as_array()?;
    seed.first_chunk().copied()
}
