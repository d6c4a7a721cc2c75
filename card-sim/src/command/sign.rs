//! The signature command `80 2A 00 P2`.

use super::Answer;
use crate::{apdu::Command, application::Place, card::Card, key::KeyError, status::StatusWord};

/// Signs the data as given, padded with PKCS #1 v1.5. The card does not look whether it is a DigestInfo.
pub(super) fn pkcs1_raw(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let place = card.refer(command.header.p2)?;
    let Place::Key(at) = place else {
        return Err(card.file.settings.wrong_reference_kind);
    };
    let no_current_file = card.file.settings.no_current_file;
    let application = card.application().ok_or(no_current_file)?;
    if !card.is_verified(application, application.keys[at].pin) {
        return Err(StatusWord::SECURITY_NOT_SATISFIED);
    }
    let key = (card.session.application.and_then(|index| card.keys.get(index)))
        .and_then(|keys| keys.get(at))
        .ok_or(no_current_file)?;
    key.sign_pkcs1_raw(command.data, out).map_err(|error| match error {
        KeyError::DataTooLong { .. } => StatusWord::CONDITIONS_NOT_SATISFIED,
        KeyError::Failed { .. } | KeyError::Unusable { .. } => StatusWord::NO_PRECISE_DIAGNOSIS,
    })?;
    if command.expected.is_some_and(|expected| out.len() > expected) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    Ok(StatusWord::OK)
}
