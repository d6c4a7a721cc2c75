//! GET DATA: objects that are in no file, of the issuer security domain or of the current application.

use super::Answer;
use crate::{apdu::Command, card::Card, identifier::Tag, status::StatusWord};

/// The whole object. One that is longer than Ne is refused, so that a large one needs an extended Le.
pub(super) fn get(card: &Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let tag = Tag::new(u16::from_be_bytes([command.header.p1, command.header.p2]));
    let objects = match card.application() {
        Some(application) => &application.objects,
        None => &card.file.issuer_domain.objects,
    };
    let object = objects.iter().find(|object| object.tag == tag).ok_or(StatusWord::REFERENCE_NOT_FOUND)?;
    if command.expected.is_some_and(|expected| object.content.len() > expected) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    out.extend_from_slice(&object.content);
    Ok(StatusWord::OK)
}
