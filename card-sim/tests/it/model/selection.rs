//! SELECT.

use super::{
    frame::Frame,
    layout::CARD,
    situation::Situation,
    state::{DONE, Reply, Ruling, State},
};

/// The issuer security domain, selectable behind all applications.
const DOMAIN: [u8; 7] = [0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00];

/// No effect inside an application; refused at power-on; not found by an identifier.
pub(super) fn master_file(state: &mut State, frame: &Frame<'_>) -> Ruling {
    match (frame.data, state.application) {
        ([_, ..], _) => Err(0x6A82),
        (_, None) => Err(0x6A86),
        _ => {
            state.meet(Situation::MasterFile);
            DONE
        }
    }
}

/// A file of the current application.
pub(super) fn file(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let &[high, low] = frame.data else {
        return Err(0x6700);
    };
    state.file = Some(find(state, u16::from_be_bytes([high, low]))?);
    Ok(control_information(state, frame, 0x83, &[high, low]))
}

/// A file by its short identifier, which becomes current, or with 0 the current one.
pub(super) fn refer(state: &mut State, short: u8) -> Result<(), u16> {
    match (short, state.file) {
        (0, None) => return Err(0x6986),
        (0, _) => {}
        _ => state.file = Some(find(state, u16::from(short))?),
    }
    Ok(())
}

fn find(state: &State, fid: u16) -> Result<usize, u16> {
    let (_, application) = state.here().ok_or(0x6A82_u16)?;
    application.position(fid).ok_or(0x6A82)
}

/// An application by its name or the beginning of it, the first in the card's order.
pub(super) fn name(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if matches!(frame.p2, 0x02 | 0x0E) {
        return Err(0x6A86);
    }
    let asked = frame.data;
    let mut named = CARD.applications.iter().enumerate().filter(|(_, one)| one.name.starts_with(asked));
    let (found, full) = match named.next() {
        Some((index, application)) => (Some(index), &application.name[..]),
        None if DOMAIN.starts_with(asked) => (None, &DOMAIN[..]),
        None => {
            state.meet_if(state.application.is_some(), Situation::FailedSelection);
            return Err(0x6A82);
        }
    };
    state.meet_if(full.len() > asked.len(), Situation::ShortenedName);
    state.meet_if(named.next().is_some(), Situation::AmbiguousName);
    match found {
        Some(index) => enter(state, index),
        None => {
            state.meet_if(!state.verified.is_empty(), Situation::DomainClears);
            state.meet_if(state.session.is_some(), Situation::SessionLost);
            (state.verified_in, state.verified) = (None, Vec::new());
            state.forget_selection();
        }
    }
    state.was_reset = false;
    Ok(control_information(state, frame, 0x84, full))
}

fn enter(state: &mut State, index: usize) {
    let same = state.verified_in == Some(index);
    let had = !state.verified.is_empty();
    state.meet_if(same && had && state.was_reset, Situation::KeptOverReset);
    state.meet_if(same && had && !state.was_reset, Situation::Reselected);
    state.meet_if(!same && had && state.was_reset, Situation::LostAfterReset);
    state.meet_if(!same && had && !state.was_reset, Situation::OtherClears);
    state.meet_if(same && state.session.is_some(), Situation::SessionKept);
    state.meet_if(!same && state.session.is_some(), Situation::SessionLost);
    let session = state.session.take().filter(|_| same);
    state.forget_selection();
    state.session = session;
    state.application = Some(index);
    if !same {
        (state.verified_in, state.verified) = (Some(index), Vec::new());
        state.has_signed = false;
    }
}

/// With P2 = 00 and Le: the name in a template, cut to Ne.
fn control_information(state: &mut State, frame: &Frame<'_>, tag: u8, value: &[u8]) -> Reply {
    let mut information = Vec::new();
    if let (0x00, Some(room)) = (frame.p2, frame.room) {
        state.meet(Situation::ControlInformation);
        let length = u8::try_from(value.len()).unwrap();
        information = [&[0x6F, length + 2, tag, length], value].concat();
        information.truncate(room);
    }
    Reply::Done(information)
}
