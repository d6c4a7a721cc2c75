//! GET CHALLENGE and EXTERNAL AUTHENTICATE.

use super::{
    contents,
    frame::Frame,
    layout::Kind,
    selection::refer,
    situation::Situation,
    state::{DONE, Reply, Ruling, State},
};

/// As many random bytes as Le says; no extended Le.
pub(super) fn challenge(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if frame.extended {
        return Err(0x6985);
    }
    state.meet(if state.application.is_some() { Situation::Challenge } else { Situation::ChallengeAtDomain });
    // A shorter one could be guessed.
    state.challenge = knows_a_service(state) && frame.room.is_some_and(|room| room >= 8);
    Ok(Reply::Fresh(Vec::new(), frame.room.unwrap_or(0)))
}

fn knows_a_service(state: &State) -> bool {
    let mut files = state.here().into_iter().flat_map(|(_, application)| &application.files);
    files.any(|file| matches!(file.kind, Kind::ServiceKey))
}

/// A service's signature over the last challenge, which is good for one try. Elsewhere it is the issuer's command.
pub(super) fn external(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if !knows_a_service(state) {
        return Err(0x6982);
    }
    if frame.p1 != 0x00 || !matches!(frame.p2, 0x80..=0x9E) {
        return Err(0x6A86);
    }
    if frame.data.is_empty() || frame.room.is_some() {
        return Err(0x6700);
    }
    refer(state, frame.p2 & 0x1F)?;
    let file = state.current_file().ok_or(0x6986_u16)?;
    if !matches!(file.kind, Kind::ServiceKey) {
        return Err(0x6981);
    }
    if !std::mem::take(&mut state.challenge) {
        state.meet(Situation::NoChallenge);
        return Err(0x6985);
    }
    if frame.data.iter().any(|byte| *byte != contents::SERVICE_MARK) {
        state.meet(Situation::ServiceRefused);
        return Err(0x6300);
    }
    state.meet(Situation::ServiceAccepted);
    if !state.verified.contains(&file.fid) {
        state.verified.push(file.fid);
    }
    DONE
}
