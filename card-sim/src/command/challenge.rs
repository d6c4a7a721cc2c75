//! GET CHALLENGE: random bytes, at the issuer security domain too.

use super::Answer;
use crate::{apdu::Command, card::Card, status::StatusWord};

/// Exactly Ne random bytes.
pub(super) fn get(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    if command.extended && !card.file.settings.extended_get_challenge {
        return Err(StatusWord::CONDITIONS_NOT_SATISFIED);
    }
    out.resize(command.expected.unwrap_or_default(), 0);
    card.entropy.fill(out);
    // Only an application that checks signatures remembers what it asked for.
    if card.application().is_some_and(|application| !application.external_keys.is_empty()) {
        card.session.challenge = Some(out.clone());
    }
    Ok(StatusWord::OK)
}
