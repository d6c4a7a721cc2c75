//! READ BINARY, READ RECORD and GET DATA.

use super::{
    frame::Frame,
    layout::{CARD, Kind, Rule},
    selection::refer,
    situation::Situation,
    state::{Reply, Ruling, State},
};

/// Up to Ne bytes from an offset: 15 bits of it with the current file, 8 with a short identifier.
pub(super) fn binary(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let (short, offset) = match frame.p1 {
        0x80.. => (frame.p1 & 0x1F, usize::from(frame.p2)),
        _ => (0, usize::from(frame.p1p2())),
    };
    refer(state, short)?;
    let (rule, bytes) = match state.current_file().map(|file| &file.kind) {
        Some(Kind::Bytes(rule, bytes)) => (*rule, bytes),
        Some(Kind::Unidentified) => return Err(0x6982),
        _ => return Err(0x6981),
    };
    open(state, rule)?;
    if let Rule::AnyOf([first, ..]) = rule {
        state.meet(Situation::ReadOpened);
        state.meet_if(!state.verified.contains(first), Situation::ReadByAnother);
    }
    if offset >= bytes.len() {
        let situation = if offset == bytes.len() { Situation::ReadAtEnd } else { Situation::ReadPastEnd };
        state.meet(situation);
        return Err(0x6B00);
    }
    let rest = &bytes[offset..];
    let room = frame.room.unwrap_or(0);
    state.meet_if(rest.len() == room, Situation::ReadToTheEnd);
    state.meet_if(rest.len() < room, Situation::ReadOverTheEnd);
    let read = &rest[..room.min(rest.len())];
    state.meet_if(read.len() > 256, Situation::ReadExtended);
    Ok(Reply::Done(read.to_vec()))
}

/// One record, or all from one on, cut to Ne.
pub(super) fn record(state: &mut State, frame: &Frame<'_>) -> Ruling {
    refer(state, frame.p2 >> 3)?;
    let Some(Kind::Records(rule, records)) = state.current_file().map(|file| &file.kind) else {
        return Err(0x6981);
    };
    open(state, *rule)?;
    state.meet_if(frame.p1 == 0, Situation::RecordZero);
    let first = usize::from(frame.p1);
    if first == 0 || first > records.len() {
        return Err(0x6A83);
    }
    let last = if frame.p2 & 7 == 5 { records.len() } else { first };
    let mut read = records[first - 1..last].concat();
    let room = frame.room.unwrap_or(0);
    state.meet(if last > first { Situation::ManyRecords } else { Situation::OneRecord });
    state.meet_if(read.len() > room, Situation::RecordCut);
    state.meet_if(matches!(rule, Rule::AnyOf(_)), Situation::RecordsOpened);
    read.truncate(room);
    Ok(Reply::Done(read))
}

fn open(state: &mut State, rule: Rule) -> Result<(), u16> {
    if state.allows(rule) {
        return Ok(());
    }
    state.meet(Situation::ReadRefused);
    Err(0x6982)
}

/// An object of the current application, or of the issuer security domain. It is never cut.
pub(super) fn object(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let objects = state.here().map_or(&CARD.objects, |(_, application)| &application.objects);
    let tag = frame.p1p2();
    let (_, value) = objects.iter().find(|(known, _)| *known == tag).ok_or(0x6A88_u16)?;
    if value.len() > frame.room.unwrap_or(0) {
        state.meet(Situation::ObjectTooLong);
        return Err(0x6700);
    }
    state.meet_if(state.application.is_some(), Situation::ObjectOfApplication);
    state.meet_if(value.len() > 256, Situation::LargeObject);
    Ok(Reply::Done(value.clone()))
}
