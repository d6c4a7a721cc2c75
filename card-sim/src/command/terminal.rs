//! `80 A2`: a terminal presents its card-verifiable certificate in two commands, the body and the signature.
//!
//! What the card does with an accepted certificate is not publicly known; nothing that a reader can see changes.

use super::Answer;
use crate::{apdu::Command, card::Card, status::StatusWord, structure::application::Place};

/// P1 of the command with the body, and of the one with the signature. P2 is `C1` in both.
pub(super) mod step {
    pub(in crate::command) const BODY: u8 = 0x06;
    pub(in crate::command) const SIGNATURE: u8 = 0x00;
}

/// `7F21`, the certificate with its length of 563, then `5F4E`, the body with its length of 297.
const BODY_HEADER: [u8; 10] = [0x7F, 0x21, 0x82, 0x02, 0x33, 0x5F, 0x4E, 0x82, 0x01, 0x29];
const BODY_LENGTH: usize = 297;
/// `5F37`, the signature with its length of 256.
const SIGNATURE_HEADER: [u8; 5] = [0x5F, 0x37, 0x82, 0x01, 0x00];
const SIGNATURE_LENGTH: usize = 256;
/// The issuer's key identifier begins the body.
const KEY_ID_LENGTH: usize = 16;

/// Takes the body, or checks it once the signature comes.
pub(super) fn certificate(card: &mut Card, command: &Command<'_>) -> Answer {
    let settings = &card.file.settings;
    let application = card.application().ok_or(settings.no_current_file)?;
    let current = card.session.current.ok_or(settings.no_current_file)?;
    let file = match current {
        Place::File(at) => application.files.get(at).map(|file| file.fid),
        _ => None,
    };
    let ca = application.terminal_ca.as_ref().filter(|ca| Some(ca.fid) == file).ok_or(settings.wrong_reference_kind)?;
    if command.header.p1 == step::BODY {
        let body = content(command.data, &BODY_HEADER, BODY_LENGTH)?;
        card.session.terminal_body = Some(body.to_vec());
        return Ok(StatusWord::OK);
    }
    let signature = content(command.data, &SIGNATURE_HEADER, SIGNATURE_LENGTH)?;
    let refused = settings.terminal_certificate_refused;
    let key_id = ca.key_id.0.clone();
    let body = card.session.terminal_body.take().ok_or(StatusWord::CONDITIONS_NOT_SATISFIED)?;
    let key = card.loaded().and_then(|loaded| loaded.terminal_ca.as_ref()).ok_or(refused)?;
    let issuer = body.get(..KEY_ID_LENGTH).unwrap_or_default();
    if issuer != key_id || !key.verifies(&body, signature) {
        return Err(refused);
    }
    Ok(StatusWord::OK)
}

/// What stands behind a fixed header, with its one length.
fn content<'a>(field: &'a [u8], header: &[u8], length: usize) -> Result<&'a [u8], StatusWord> {
    field.strip_prefix(header).filter(|rest| rest.len() == length).ok_or(StatusWord::WRONG_LENGTH)
}
