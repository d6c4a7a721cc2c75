//! SELECT: applications by DF name, files by identifier, and the master file that is not there.

use super::{Answer, find};
use crate::{
    apdu::Command,
    card::Card,
    identifier::{Aid, FileId},
    settings::Fci,
    status::StatusWord,
};

/// The GlobalPlatform issuer security domain, current at power-on. It has no readable file.
pub const ISSUER_SECURITY_DOMAIN: Aid = Aid::new([0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00]);

/// Tags of the file control information (ISO 7816-4, 7.4).
mod tag {
    pub(super) const TEMPLATE: u8 = 0x6F;
    pub(super) const FILE_IDENTIFIER: u8 = 0x83;
    pub(super) const DF_NAME: u8 = 0x84;
}

/// Values of P2 that mean the next application of that name, with and without control information (ISO 7816-4, 11.2.2).
const NEXT: [u8; 2] = [0x02, 0x0E];

/// SELECT by DF name. A name cut short from the right is legal (JICSAP); the first application in the card's order wins,
/// the issuer security domain last. A failed selection leaves the current one.
pub(super) fn by_name(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let next = NEXT.contains(&command.header.p2);
    if next && !card.file.settings.select_next {
        return Err(StatusWord::WRONG_PARAMETERS);
    }
    // The issuer security domain stands behind the last application.
    let first = match card.session.application {
        Some(current) if next => current + 1,
        None if next => card.file.applications.len() + 1,
        _ => 0,
    };
    let candidates = card.file.applications.iter().map(|application| application.aid).chain([ISSUER_SECURITY_DOMAIN]);
    let found = candidates.enumerate().skip(first).find(|(_, aid)| aid.is_named_by(command.data));
    let (index, aid) = found.ok_or(StatusWord::NOT_FOUND)?;
    if index < card.file.applications.len() {
        card.session.select(index, card.file.settings.reselect_keeps_security_status);
    } else {
        card.session.select_issuer_domain();
    }
    describe(card, command, tag::DF_NAME, aid.as_bytes(), out);
    Ok(StatusWord::OK)
}

/// SELECT an elementary file of the current application. A failed selection leaves the current one.
pub(super) fn file(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let identifier = *command.data.as_array::<2>().ok_or(StatusWord::WRONG_LENGTH)?;
    let place = find(card, FileId::new(u16::from_be_bytes(identifier)))?;
    card.session.current = Some(place);
    describe(card, command, tag::FILE_IDENTIFIER, &identifier, out);
    Ok(StatusWord::OK)
}

/// SELECT the master file: refused at power-on, without effect inside an application, and no file by any identifier.
pub(super) fn master_file(card: &Card, command: &Command<'_>) -> Answer {
    if !command.data.is_empty() {
        Err(StatusWord::NOT_FOUND)
    } else if card.application().is_none() {
        Err(StatusWord::WRONG_PARAMETERS)
    } else {
        Ok(StatusWord::OK)
    }
}

/// Appends the file control information if the command asks for it and there is room in Ne.
fn describe(card: &Card, command: &Command<'_>, tag: u8, name: &[u8], out: &mut Vec<u8>) {
    let asked = matches!(command.header.p2, 0x00 | 0x02) && card.file.settings.fci == Fci::NameOnly;
    let (Some(expected), true, Ok(length)) = (command.expected, asked, u8::try_from(name.len())) else {
        return;
    };
    out.extend_from_slice(&[tag::TEMPLATE, length + 2, tag, length]);
    out.extend_from_slice(name);
    out.truncate(expected);
}
