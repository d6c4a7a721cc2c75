//! READ BINARY, of the current file or of the one with a short identifier.

use super::Answer;
use crate::{apdu::Command, card::Card, settings::EndOfFile, status::StatusWord, structure::application::Place};

/// Up to Ne bytes from the offset on. A short answer is `9000` all the same.
pub(super) fn binary(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let (p1, p2) = (command.header.p1, command.header.p2);
    let (reference, offset) =
        if p1 & 0x80 == 0 { (0x80, usize::from(u16::from_be_bytes([p1, p2]))) } else { (p1, usize::from(p2)) };
    let place = card.refer(reference)?;
    let application = card.application().ok_or(card.file.settings.no_current_file)?;
    let Place::File(at) = place else {
        return Err(StatusWord::WRONG_FILE_STRUCTURE);
    };
    let file = application.files.get(at).ok_or(StatusWord::WRONG_FILE_STRUCTURE)?;
    card.may_read(application, &file.read)?;
    let size = usize::from(file.size);
    let empty_at_end = card.file.settings.read_at_end_of_file == EndOfFile::Empty;
    if offset > size || (offset == size && !empty_at_end) {
        return Err(StatusWord::WRONG_OFFSET);
    }
    file.read_into(offset, command.expected.unwrap_or_default(), out);
    Ok(StatusWord::OK)
}
