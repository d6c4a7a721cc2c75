//! GET CHALLENGE.

use super::{
    frame::Frame,
    situation::Situation,
    state::{Reply, Ruling, State},
};

/// As many random bytes as Le says; no extended Le.
pub(super) fn challenge(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if frame.extended {
        return Err(0x6985);
    }
    state.meet(if state.application.is_some() { Situation::Challenge } else { Situation::ChallengeAtDomain });
    Ok(Reply::Fresh(Vec::new(), frame.room.unwrap_or(0)))
}
