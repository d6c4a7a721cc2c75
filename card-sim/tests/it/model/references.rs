//! VERIFY, CHANGE REFERENCE DATA and CHANGE KEY.

use super::{
    frame::Frame,
    layout::{CARD, Change, Kind},
    selection::refer,
    situation::Situation,
    state::{DONE, Ruling, State},
};

const LONGEST: usize = 16;

/// The reference that P2 means.
fn reference(state: &mut State, frame: &Frame<'_>) -> Result<usize, u16> {
    refer(state, frame.p2 & 0x1F)?;
    match state.current_file().map(|file| &file.kind) {
        Some(Kind::Reference(index)) => Ok(*index),
        _ => Err(0x6981),
    }
}

/// `63Cx`, or `6300` without a limit.
fn left(state: &State, reference: usize) -> u16 {
    match CARD.references[reference].limit {
        0 => 0x6300,
        _ => 0x63C0 + u16::from(state.tries[reference]),
    }
}

/// A value, or without data the question how many tries are left.
pub(super) fn verify(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if frame.data.len() > LONGEST {
        state.meet(Situation::Overlong);
        return Err(0x6700);
    }
    // The question in five bytes ends in 00, which as a short Le means 256.
    if frame.room.is_some_and(|room| room != 256 || frame.extended) {
        return Err(0x6700);
    }
    let index = reference(state, frame)?;
    let fid = CARD.references[index].fid;
    let was_verified = state.verified.contains(&fid);
    if frame.data.is_empty() {
        state.meet(Situation::Query);
        state.meet_if(state.is_blocked(index), Situation::QueryOfBlocked);
        state.meet_if(was_verified, Situation::QueryOfVerified);
        state.meet_if(frame.room.is_some(), Situation::QueryInFiveBytes);
        return Err(left(state, index));
    }
    let is_right = frame.data == state.values[index];
    if state.is_blocked(index) {
        state.meet(Situation::Blocked);
        state.meet_if(is_right, Situation::RightWhileBlocked);
        return Err(0x6984);
    }
    if is_right {
        right(state, index, was_verified);
        return DONE;
    }
    wrong(state, index, frame.data, was_verified);
    Err(left(state, index))
}

fn right(state: &mut State, index: usize, was_verified: bool) {
    let known = &CARD.references[index];
    let is_new = known.value.as_ref().is_some_and(|value| value.as_bytes() != state.values[index]);
    state.meet(Situation::Right);
    state.meet_if(state.tries[index] < known.limit, Situation::RightResets);
    state.meet_if(is_new, Situation::NewValue);
    state.tries[index] = known.limit;
    if !was_verified {
        state.verified.push(known.fid);
    }
    state.meet_if(state.verified.len() > 1, Situation::SeveralVerified);
    state.has_signed = false;
}

fn wrong(state: &mut State, index: usize, presented: &[u8], was_verified: bool) {
    let known = &CARD.references[index];
    let is_old = known.value.as_ref().is_some_and(|value| value.as_bytes() == presented);
    let is_folded = presented.to_ascii_uppercase() == state.values[index];
    state.meet(Situation::Wrong);
    state.meet_if(was_verified, Situation::WrongTakesBack);
    state.meet_if(is_old, Situation::OldValue);
    state.meet_if(is_folded, Situation::LowerCase);
    state.meet_if(known.limit == 0, Situation::Unlimited);
    state.meet_if(state.tries[index] == 1, Situation::LastTry);
    state.tries[index] = state.tries[index].saturating_sub(1);
    state.verified.retain(|fid| *fid != known.fid);
}

/// A new value for a verified reference, by the command that is for it.
pub(super) fn change(state: &mut State, frame: &Frame<'_>, by: Change) -> Ruling {
    if frame.data.len() > LONGEST {
        return Err(0x6700);
    }
    let index = reference(state, frame)?;
    let known = &CARD.references[index];
    let situation = match () {
        () if known.change != by => Situation::ChangeByTheOther,
        () if state.is_blocked(index) => Situation::ChangeOfBlocked,
        () if !state.verified.contains(&known.fid) => Situation::ChangeRefused,
        () if !known.form.fits(frame.data) => Situation::ChangeMalformed,
        () if by == Change::Key => Situation::ChangedByKey,
        () => Situation::Changed,
    };
    state.meet(situation);
    match situation {
        Situation::ChangeByTheOther => Err(0x6985),
        Situation::ChangeOfBlocked => Err(0x6984),
        Situation::ChangeRefused => Err(0x6982),
        Situation::ChangeMalformed => Err(0x6A80),
        _ => {
            state.values[index] = frame.data.to_vec();
            DONE
        }
    }
}
