//! The command layer: from bytes to the operation, in the order in which the card checks.
//!
//! The order is chosen: header length, channel, class, instruction, P1-P2, length fields, then what the operation needs
//! (selection, file kind, security status, data). Every refusal before the operation comes from the table of shapes.

mod challenge;
mod change;
mod read;
mod select;
mod shape;
mod sign;
mod verify;

pub use select::ISSUER_SECURITY_DOMAIN;
pub use shape::{COMMANDS, CommandShape, Operation, Parameter};

use crate::{
    apdu::{Command, Header},
    application::{Place, ReadAccess},
    card::Card,
    identifier::FileId,
    settings::Unidentified,
    status::StatusWord,
};

/// The class of secure messaging without header authentication (ISO 7816-4, 5.4.1).
const SECURE_MESSAGING: u8 = 0x08;

/// What a command comes to: both arms are status words, the second one without response data.
pub(crate) type Answer = Result<StatusWord, StatusWord>;

/// Carries out one command.
pub(crate) fn dispatch(card: &mut Card, bytes: &[u8], out: &mut Vec<u8>) -> Answer {
    let header = Header::of(bytes).ok_or(StatusWord::WRONG_LENGTH)?;
    check_class(card, header.class)?;
    let shape = find_shape(card, header)?;
    let command = Command::parse(bytes).map_err(|_| StatusWord::WRONG_LENGTH)?;
    let extended = command.extended && !card.file.settings.extended_length;
    if extended || !shape.cases.contains(&command.case()) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    match shape.operation {
        Operation::SelectMasterFile => select::master_file(card, &command),
        Operation::SelectFile => select::file(card, &command, out),
        Operation::SelectByName => select::by_name(card, &command, out),
        Operation::ReadBinary => read::binary(card, &command, out),
        Operation::Verify => verify::verify(card, &command),
        Operation::ChangeReferenceData => change::reference_data(card, &command),
        Operation::Sign => sign::pkcs1_raw(card, &command, out),
        Operation::GetChallenge => challenge::get(card, &command, out),
        Operation::GetData => Err(StatusWord::REFERENCE_NOT_FOUND),
        Operation::IssuerOnly => Err(card.file.settings.issuer_commands),
        Operation::PhoneOnly => Err(StatusWord::WRONG_LENGTH),
    }
}

/// Channel 0, plain, interindustry or the card's own class `80`; nothing else.
fn check_class(card: &Card, class: u8) -> Result<(), StatusWord> {
    match class {
        0x00 | 0x80 => Ok(()),
        0x01..=0x03 | 0x81..=0x83 | 0x40..=0x7F => Err(StatusWord::CHANNEL_NOT_SUPPORTED),
        SECURE_MESSAGING if card.application().is_some() => Err(StatusWord::SECURITY_NOT_SATISFIED),
        _ => Err(card.file.settings.unknown_class),
    }
}

fn find_shape(card: &Card, header: Header) -> Result<&'static CommandShape, StatusWord> {
    let mut refusal = card.file.settings.unknown_instruction;
    for shape in COMMANDS {
        if (shape.class, shape.instruction) == (header.class, header.instruction) {
            if shape.p1.allows(header.p1) && shape.p2.allows(header.p2) {
                return Ok(shape);
            }
            refusal = StatusWord::WRONG_PARAMETERS;
        }
    }
    Err(refusal)
}

/// Where a file of the current application stands, if the card shows it.
pub(crate) fn find(card: &Card, fid: FileId) -> Result<Place, StatusWord> {
    let application = card.application().ok_or(StatusWord::NOT_FOUND)?;
    let place = application.find(fid).ok_or(StatusWord::NOT_FOUND)?;
    let unidentified = matches!(place, Place::File(at) if application.files[at].read == ReadAccess::Unidentified);
    if unidentified && card.file.settings.unidentified_files == Unidentified::Absent {
        return Err(StatusWord::NOT_FOUND);
    }
    Ok(place)
}
