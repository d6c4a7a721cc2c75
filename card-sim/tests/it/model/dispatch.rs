//! From bytes to a rule, in the order in which the card checks: length of the header, channel, class, instruction, P1 and
//! P2, length fields; then the rule itself.

use super::{
    authentication,
    frame::Frame,
    messaging, reading, references, selection, signing,
    situation::Situation,
    state::{Reply, Ruling, State},
    terminal,
};

/// What a header asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    SelectMasterFile,
    SelectFile,
    SelectName,
    ReadBinary,
    ReadRecord,
    Verify,
    ChangeReferenceData,
    ChangeKey,
    Sign,
    InternalAuthenticate,
    ExternalAuthenticate,
    Challenge,
    Data,
    Terminal,
    SetSessionKey,
    Issuer,
    Phone,
}

/// Answers a command, and remembers what has to come back.
pub(super) fn transmit(state: &mut State, bytes: Vec<u8>) {
    let reply = ruling(state, &bytes).unwrap_or_else(Reply::Refused);
    state.last.expected = reply;
    state.last.sent = Some(bytes);
}

fn ruling(state: &mut State, bytes: &[u8]) -> Ruling {
    if !state.powered {
        state.meet(Situation::NoPower);
        return Err(0x6F00);
    }
    let [class, instruction, p1, p2, ..] = *bytes else {
        return Err(0x6700);
    };
    let secure = match class {
        _ if names_a_channel(class) => return Err(0x6881),
        0x00 | 0x80 => false,
        0x08 if state.application.is_some() => true,
        0x0C if state.application.is_some() => return messaging::authenticated(state),
        _ => return Err(0x6E00),
    };
    if secure {
        // Nothing but the length fields is looked at before the session counts the command.
        let frame = Frame::read(bytes).ok_or(0x6700_u16)?;
        return messaging::command(state, &frame);
    }
    let operation = operation(class, instruction, p1, p2)?;
    let frame = Frame::read(bytes).ok_or(0x6700_u16)?;
    if let Some(session) = &mut state.session {
        session.plain = true;
    }
    carry_out(state, operation, &frame)
}

/// Whether a class byte names another logical channel than 0 (ISO 7816-4, 5.4.1).
fn names_a_channel(class: u8) -> bool {
    match class {
        0x00..=0x1F => class & 0b11 != 0,
        0x40..=0x7F | 0x81..=0x83 => true,
        _ => false,
    }
}

/// The operation of a header, or the status word that says what is wrong with it.
pub(super) fn operation(class: u8, instruction: u8, p1: u8, p2: u8) -> Result<Operation, u16> {
    use Operation as Op;
    let reference = matches!(p2, 0x80..=0x9E);
    let (operation, right) = match (class, instruction) {
        (0x00, 0xA4) => match p1 {
            0x00 => (Op::SelectMasterFile, matches!(p2, 0x00 | 0x0C)),
            0x02 => (Op::SelectFile, matches!(p2, 0x00 | 0x0C)),
            _ => (Op::SelectName, p1 == 0x04 && matches!(p2, 0x00 | 0x02 | 0x0C | 0x0E)),
        },
        (0x00, 0xB0) => (Op::ReadBinary, p1 < 0x80 || matches!(p1, 0x81..=0x9E)),
        (0x00, 0xB2) => (Op::ReadRecord, matches!(p2 & 7, 4 | 5) && p2 >> 3 != 0x1F),
        (0x00, 0x20) => (Op::Verify, p1 == 0x00 && reference),
        (0x00, 0x24) => (Op::ChangeReferenceData, p1 == 0x01 && reference),
        (0x80, 0x32) => (Op::ChangeKey, p1 == 0x00 && reference),
        (0x80, 0x2A) => (Op::Sign, p1 <= 0x05 && (p2 == 0x00 || reference)),
        (0x00, 0x88) => (Op::InternalAuthenticate, p1 == 0x00 && reference),
        (0x00, 0x82) => (Op::ExternalAuthenticate, true),
        (0x00, 0x84) => (Op::Challenge, p1 == 0x00 && p2 == 0x00),
        (0x00, 0xCA) => (Op::Data, true),
        (0x80, 0xA2) => (Op::Terminal, matches!(p1, 0x00 | 0x06) && p2 == 0xC1),
        (0x80, 0xAE) => (Op::SetSessionKey, p1 == 0x00 && p2 == 0x00),
        (0x80, 0x50 | 0x52 | 0x54 | 0x8A) => (Op::Issuer, true),
        (0x80, 0xFC) => (Op::Phone, true),
        _ => return Err(0x6D00),
    };
    if right { Ok(operation) } else { Err(0x6A86) }
}

/// Which combinations of data field and Le an operation takes: `(data, Le)`.
fn takes(operation: Operation, data: bool, le: bool) -> bool {
    use Operation as Op;
    match operation {
        Op::ReadBinary | Op::ReadRecord | Op::Challenge | Op::Data => !data && le,
        Op::SelectFile | Op::SelectName | Op::SetSessionKey => data,
        Op::ChangeReferenceData | Op::ChangeKey | Op::Terminal => data && !le,
        Op::Sign | Op::InternalAuthenticate => data && le,
        Op::Verify => !(data && le),
        Op::SelectMasterFile | Op::ExternalAuthenticate | Op::Issuer | Op::Phone => true,
    }
}

/// Carries out a plain command, or what came under secure messaging.
pub(super) fn carry_out(state: &mut State, operation: Operation, frame: &Frame<'_>) -> Ruling {
    use Operation as Op;
    if !takes(operation, !frame.data.is_empty(), frame.room.is_some()) {
        return Err(0x6700);
    }
    match operation {
        Op::SelectMasterFile => selection::master_file(state, frame),
        Op::SelectFile => selection::file(state, frame),
        Op::SelectName => selection::name(state, frame),
        Op::ReadBinary => reading::binary(state, frame),
        Op::ReadRecord => reading::record(state, frame),
        Op::Verify => references::verify(state, frame),
        Op::ChangeReferenceData => references::change(state, frame, super::layout::Change::ReferenceData),
        Op::ChangeKey => references::change(state, frame, super::layout::Change::Key),
        Op::Sign => signing::sign(state, frame),
        Op::InternalAuthenticate => signing::internal_authenticate(state, frame),
        Op::ExternalAuthenticate => authentication::external(state, frame),
        Op::Issuer => Err(0x6982),
        Op::Challenge => authentication::challenge(state, frame),
        Op::Data => reading::object(state, frame),
        Op::Terminal => terminal::certificate(state, frame),
        Op::SetSessionKey => messaging::set_key(state, frame),
        Op::Phone => Err(0x6700),
    }
}
