//! The command layer: from bytes to the operation, in the order in which the card checks.
//!
//! The order is chosen: header length, channel, class, instruction, P1-P2, length fields, then what the operation needs
//! (selection, file kind, security status, data). Every refusal before the operation comes from the table of shapes.

mod answers;
mod challenge;
mod change;
mod data;
mod external;
mod read;
mod record;
mod secure_messaging;
mod select;
mod session_key;
mod shape;
mod sign;
mod terminal;
mod verify;

pub use answers::{Answered, BEFORE_EVERY_COMMAND, answers};
pub(crate) use secure_messaging::CLASS as SECURE_MESSAGING;
pub use select::ISSUER_SECURITY_DOMAIN;
pub use shape::{COMMANDS, CommandShape, Operation, Parameter};
pub use sign::SignatureScheme;

use crate::{
    apdu::{Case, Command, Header},
    card::Card,
    identifier::FileId,
    pin::ChangeCommand,
    settings::Unidentified,
    status::StatusWord,
    structure::{access::ReadAccess, application::Place},
    token_info::TokenLabel,
};

/// What a command comes to: both arms are status words, the second one without response data.
pub(crate) type Answer = Result<StatusWord, StatusWord>;

/// Carries out one command, plain or under secure messaging.
pub(crate) fn dispatch(card: &mut Card, bytes: &[u8], out: &mut Vec<u8>) -> Answer {
    let header = Header::of(bytes).ok_or(StatusWord::WRONG_LENGTH)?;
    if check_class(card, header.class)? {
        // Nothing but its length fields is refused before the session counts it.
        let command = parse(card, bytes)?;
        return secure_messaging::dispatch(card, &command, out);
    }
    let shape = find_shape(card, header)?;
    let command = parse(card, bytes)?;
    carry_out(card, shape, &command, out)
}

/// Reads the length fields.
fn parse<'a>(card: &Card, bytes: &'a [u8]) -> Result<Command<'a>, StatusWord> {
    let command = Command::parse(bytes).map_err(|_| StatusWord::WRONG_LENGTH)?;
    let refused = command.extended && !card.file.settings.extended_length;
    if refused { Err(StatusWord::WRONG_LENGTH) } else { Ok(command) }
}

/// Carries out a command that came under secure messaging, as it would have come in the clear.
fn dispatch_plain(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let shape = find_shape(card, command.header)?;
    carry_out(card, shape, command, out)
}

fn carry_out(card: &mut Card, shape: &CommandShape, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    if !shape.cases.contains(&command.case()) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    match shape.operation {
        Operation::SelectMasterFile => select::master_file(card, command),
        Operation::SelectFile => select::file(card, command, out),
        Operation::SelectByName => select::by_name(card, command, out),
        Operation::ReadBinary => read::binary(card, command, out),
        Operation::ReadRecord => record::read(card, command, out),
        Operation::Verify => verify::verify(card, command),
        Operation::ChangeReferenceData => change::value(card, command, ChangeCommand::ReferenceData),
        Operation::ChangeKey => change::value(card, command, ChangeCommand::Key),
        Operation::Sign => sign::compute(card, command, out),
        Operation::InternalAuthenticate => sign::internal_authenticate(card, command, out),
        Operation::ExternalAuthenticate => external::authenticate(card, command),
        Operation::GetChallenge => challenge::get(card, command, out),
        Operation::GetData => data::get(card, command, out),
        Operation::TerminalCertificate => terminal::certificate(card, command),
        Operation::SetSessionKey => session_key::set(card, command),
        Operation::IssuerOnly => Err(card.file.settings.issuer_commands),
        Operation::LastCommandIndicator => last_command(card, command),
    }
}

/// `80 FC 00 00` ends a reader's work with an iPhone. On every other token its length is wrong.
fn last_command(card: &Card, command: &Command<'_>) -> Answer {
    let exact = command.case() == Case::One && (command.header.p1, command.header.p2) == (0, 0);
    if exact && card.file.profile == TokenLabel::Iphone { Ok(StatusWord::OK) } else { Err(StatusWord::WRONG_LENGTH) }
}

/// Channel 0, plain, interindustry or the card's own class `80`; nothing else. True for secure messaging, which exists
/// in applications only.
fn check_class(card: &mut Card, class: u8) -> Result<bool, StatusWord> {
    let in_application = card.application().is_some();
    match class {
        0x00 | 0x80 => Ok(false),
        // Chained or under secure messaging, a command of the interindustry class still names its channel.
        0x00..=0x1F if class & 0b11 != 0 => Err(StatusWord::CHANNEL_NOT_SUPPORTED),
        0x81..=0x83 | 0x40..=0x7F => Err(StatusWord::CHANNEL_NOT_SUPPORTED),
        secure_messaging::CLASS if in_application => Ok(true),
        secure_messaging::CLASS_WITH_HEADER if in_application => Err(secure_messaging::refuse_authenticated(card)),
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
