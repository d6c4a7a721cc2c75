//! EXTERNAL AUTHENTICATE: somebody outside signs the card's last challenge.

use super::{Answer, Parameter};
use crate::{
    apdu::{Case, Command},
    card::Card,
    status::StatusWord,
    structure::application::Place,
};

/// Counts the key as verified if the data field is its RSASSA-PKCS1-v1_5 signature with SHA-256 over the last challenge of
/// the application, however many commands came between. Keys of the issuer are none of these: where there are no others,
/// every form is refused alike.
pub(super) fn authenticate(card: &mut Card, command: &Command<'_>) -> Answer {
    let issuer_only = card.file.settings.issuer_commands;
    if card.application().is_none_or(|application| application.external_keys.is_empty()) {
        return Err(issuer_only);
    }
    if command.header.p1 != 0x00 || !Parameter::Reference.allows(command.header.p2) {
        return Err(StatusWord::WRONG_PARAMETERS);
    }
    if command.case() != Case::Three {
        return Err(StatusWord::WRONG_LENGTH);
    }
    let Place::ExternalKey(at) = card.refer(command.header.p2)? else {
        return Err(card.file.settings.wrong_reference_kind);
    };
    // A challenge is good for one try.
    let challenge = card.session.challenge.take().ok_or(StatusWord::CONDITIONS_NOT_SATISFIED)?;
    let key = card.loaded().and_then(|loaded| loaded.external.get(at)).ok_or(StatusWord::NO_PRECISE_DIAGNOSIS)?;
    if !key.verifies(&challenge, command.data) {
        return Err(StatusWord::NO_RETRY_LIMIT);
    }
    let place = card.application().map_or(0, |application| application.pins.len()) + at;
    card.session.set_verified(place, true);
    Ok(StatusWord::OK)
}
