//! READ RECORD: one record, or all from one on.

use super::Answer;
use crate::{apdu::Command, card::Card, status::StatusWord, structure::application::Place};

/// The low bits of P2 (ISO 7816-4, 11.4.3): what P1 means.
mod mode {
    /// The record with the number P1.
    pub(super) const ONE: u8 = 0b100;
    /// All records from the number P1 to the last.
    pub(super) const TO_THE_LAST: u8 = 0b101;
}

/// Reads by number. The high bits of P2 are a short file identifier, 0 for the current file. Number 0 would be the
/// current record, which there is none of.
pub(super) fn read(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let p2 = command.header.p2;
    let place = card.refer(p2 >> 3)?;
    let settings = &card.file.settings;
    let application = card.application().ok_or(settings.no_current_file)?;
    let Place::Records(at) = place else {
        return Err(StatusWord::WRONG_FILE_STRUCTURE);
    };
    let file = application.records.get(at).ok_or(StatusWord::WRONG_FILE_STRUCTURE)?;
    card.may_read(application, &file.read)?;
    let records = file.from(command.header.p1).ok_or(StatusWord::RECORD_NOT_FOUND)?;
    let records = match p2 & 0b111 {
        mode::ONE => records.get(..1).unwrap_or_default(),
        mode::TO_THE_LAST if settings.multi_record_read => records,
        mode::TO_THE_LAST => return Err(StatusWord::FUNCTION_NOT_SUPPORTED),
        _ => return Err(StatusWord::WRONG_PARAMETERS),
    };
    for record in records {
        out.extend_from_slice(record);
    }
    out.truncate(command.expected.unwrap_or_default());
    Ok(StatusWord::OK)
}
