//! The two commands of a terminal's card-verifiable certificate.

use super::{
    contents,
    frame::Frame,
    layout::Kind,
    situation::Situation,
    state::{DONE, Ruling, State},
};

const BODY: usize = 297;
const SIGNATURE: usize = 256;

/// The body (P1 = 06), then the signature (P1 = 00), while the authority's key is the current file.
pub(super) fn certificate(state: &mut State, frame: &Frame<'_>) -> Ruling {
    match state.current_file().ok_or(0x6986_u16)?.kind {
        Kind::TerminalAuthority => {}
        _ => return Err(0x6981),
    }
    if frame.p1 == 0x06 {
        let body = frame.data.strip_prefix(b"\x7F\x21\x82\x02\x33\x5F\x4E\x82\x01\x29").ok_or(0x6700_u16)?;
        if body.len() != BODY {
            return Err(0x6700);
        }
        state.terminal_body = Some(body.to_vec());
        return DONE;
    }
    let signature = frame.data.strip_prefix(b"\x5F\x37\x82\x01\x00").ok_or(0x6700_u16)?;
    if signature.len() != SIGNATURE {
        return Err(0x6700);
    }
    let body = state.terminal_body.take().ok_or(0x6985_u16)?;
    let is_right = signature.iter().all(|byte| *byte == contents::TERMINAL_MARK);
    if body.starts_with(&contents::TERMINAL_AUTHORITY) && is_right {
        state.meet(Situation::TerminalAccepted);
        return DONE;
    }
    state.meet(Situation::TerminalRefused);
    Err(0x6985)
}
