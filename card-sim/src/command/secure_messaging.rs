//! Class 08: a command whose data field, or whose response, is encrypted under the session key.
//!
//! The data field is exactly one object: `86`, with padding indicator 01 and the encrypted data of VERIFY and SELECT, or
//! `96`, with the length that READ BINARY asks for. A response with data is one object `86`. Whatever the application
//! answers, the command is counted; an error of secure messaging itself ends the session.

use super::{Answer, dispatch_plain};
use crate::{
    apdu::{Command, Header},
    card::Card,
    messaging::MessageCipher,
    status::StatusWord,
};

/// The class of secure messaging without header authentication (ISO 7816-4, 5.4.1).
pub(crate) const CLASS: u8 = 0x08;
/// The class of secure messaging with header authentication, for which this card has no key.
pub(super) const CLASS_WITH_HEADER: u8 = 0x0C;

/// Data objects of secure messaging (ISO 7816-4, 10.2).
mod tag {
    pub(super) const CRYPTOGRAM: u8 = 0x86;
    pub(super) const EXPECTED_LENGTH: u8 = 0x96;
}

/// Padding as in ISO 7816-4, 5.1: `80`, then `00`.
const PADDING_INDICATOR: u8 = 0x01;

mod instruction {
    pub(super) const VERIFY: u8 = 0x20;
    pub(super) const SELECT: u8 = 0xA4;
    pub(super) const READ_BINARY: u8 = 0xB0;
}

/// The most that a READ BINARY without a length asks for.
const WHOLE_FILE: usize = 65_536;

/// Carries out a command of class 08 in an application.
pub(super) fn dispatch(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let session = card.session.messaging.as_mut().ok_or(StatusWord::NO_MESSAGING_SESSION)?;
    let cipher = session.next();
    let plain = match open(command, &cipher) {
        Ok(plain) => plain,
        Err(refusal) => {
            card.session.messaging = None;
            return Err(refusal);
        }
    };
    let header = Header { class: 0x00, ..command.header };
    let reads = header.instruction == instruction::READ_BINARY;
    let inner = Command { header, data: &plain.data, expected: plain.expected, extended: false };
    let status = dispatch_plain(card, &inner, out)?;
    if reads {
        wrap(&cipher, out);
    }
    if out.len() > command.expected.unwrap_or(WHOLE_FILE) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    Ok(status)
}

/// Refuses class 0C: with a session, for want of the objects that authenticate the header.
pub(super) fn refuse_authenticated(card: &mut Card) -> StatusWord {
    match card.session.messaging.take() {
        Some(_) => StatusWord::MESSAGING_OBJECTS_MISSING,
        None => StatusWord::NO_MESSAGING_SESSION,
    }
}

/// What the data field held.
struct Plain {
    data: Vec<u8>,
    expected: Option<usize>,
}

fn open(command: &Command<'_>, cipher: &MessageCipher) -> Result<Plain, StatusWord> {
    if command.data.is_empty() {
        return Err(StatusWord::MESSAGING_OBJECTS_MISSING);
    }
    let wrong = StatusWord::MESSAGING_OBJECTS_INCORRECT;
    let (tag, value) = single_object(command.data).ok_or(wrong)?;
    match (command.header.instruction, tag, value) {
        (instruction::VERIFY | instruction::SELECT, tag::CRYPTOGRAM, [PADDING_INDICATOR, cryptogram @ ..]) => {
            Ok(Plain { data: cipher.decrypt(cryptogram).ok_or(wrong)?, expected: None })
        }
        (instruction::READ_BINARY, tag::EXPECTED_LENGTH, &[0, high, low]) => {
            let length = usize::from(u16::from_be_bytes([high, low]));
            Ok(Plain { data: Vec::new(), expected: Some(if length == 0 { WHOLE_FILE } else { length }) })
        }
        _ => Err(wrong),
    }
}

/// The only object in a data field: tag of one byte, length of one to three.
fn single_object(field: &[u8]) -> Option<(u8, &[u8])> {
    let (length, value) = match *field.get(1..)? {
        [0x82, high, low, ref value @ ..] => (usize::from(u16::from_be_bytes([high, low])), value),
        [0x81, length, ref value @ ..] => (usize::from(length), value),
        [length @ 0x00..=0x7F, ref value @ ..] => (usize::from(length), value),
        _ => return None,
    };
    (value.len() == length).then_some((field[0], value))
}

/// Replaces response data by the object that holds them encrypted.
fn wrap(cipher: &MessageCipher, out: &mut Vec<u8>) {
    let cryptogram = cipher.encrypt(out);
    let length = cryptogram.len() + 1;
    out.clear();
    out.push(tag::CRYPTOGRAM);
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length @ 0x00..=0x7F), _) => out.push(length),
        (Ok(length), _) => out.extend_from_slice(&[0x81, length]),
        (_, Ok(length)) => {
            out.push(0x82);
            out.extend_from_slice(&length.to_be_bytes());
        }
        // A file has at most 65,535 bytes; padded and with its indicator it may need one more byte of length.
        _ => {
            let [.., high, middle, low] = length.to_be_bytes();
            out.extend_from_slice(&[0x83, high, middle, low]);
        }
    }
    out.push(PADDING_INDICATOR);
    out.extend_from_slice(&cryptogram);
}
