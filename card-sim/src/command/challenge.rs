//! GET CHALLENGE: random bytes, at the issuer security domain too.

use super::Answer;
use crate::{apdu::Command, card::Card, status::StatusWord};

/// The fewest bytes of a challenge that EXTERNAL AUTHENTICATE accepts a signature over. Chosen.
const SHORTEST_FOR_A_PROOF: usize = 8;

/// Exactly Ne random bytes.
pub(super) fn get(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    if command.extended && !card.file.settings.extended_get_challenge {
        return Err(StatusWord::CONDITIONS_NOT_SATISFIED);
    }
    out.resize(command.expected.unwrap_or_default(), 0);
    card.entropy.fill(out);
    // Only an application that checks signatures remembers what it asked for, if it was long enough not to be guessed.
    if card.application().is_some_and(|application| !application.external_keys.is_empty()) {
        card.session.challenge = (out.len() >= SHORTEST_FOR_A_PROOF).then(|| out.clone());
    }
    Ok(StatusWord::OK)
}
