//! COMPUTE DIGITAL SIGNATURE and INTERNAL AUTHENTICATE. The test key answers the padded block itself (RFC 8017, 9.2), with
//! a first byte that says which key it was; for PSS the block holds `PSS`, the hash and the salt.

use sha2::{Digest as _, Sha256};

use super::{
    frame::Frame,
    layout::{Kind, Purpose, Rule},
    selection::refer,
    situation::Situation,
    state::{Reply, Ruling, State},
};

const MODULUS: usize = 256;
const DIGEST_INFO: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// A signature by the scheme in P1, with the key that P2 means; 00 is the application's default key.
pub(super) fn sign(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let kind = if frame.p2 == 0 {
        let (_, application) = state.here().ok_or(0x6986_u16)?;
        let position = application.default_key.and_then(|fid| application.position(fid)).ok_or(0x6A86_u16)?;
        &application.files[position].kind
    } else {
        refer(state, frame.p2 & 0x1F)?;
        &state.current_file().ok_or(0x6986_u16)?.kind
    };
    let (first, is_guarded) = key(state, kind, Purpose::Signature)?;
    let given = || frame.data.len() == 32;
    let hash = || Sha256::digest(frame.data).to_vec();
    let (situation, content) = match frame.p1 {
        0 => (Situation::SignedPlain, frame.data.to_vec()),
        1 => (Situation::SignedBareHash, hash()),
        2 if given() => (Situation::SignedHashedInfo, [&DIGEST_INFO[..], frame.data].concat()),
        3 => (Situation::SignedInfo, [&DIGEST_INFO[..], &hash()].concat()),
        4 if given() => (Situation::SignedHashedPss, [b"PSS", frame.data].concat()),
        5 => (Situation::SignedPss, [&b"PSS"[..], &hash()].concat()),
        _ => return Err(0x6985),
    };
    let salt = if frame.p1 >= 4 { 32 } else { 0 };
    let block = block(first, content, salt, frame)?;
    state.meet(situation);
    state.meet_if(frame.p2 == 0, Situation::SignedByDefault);
    state.meet_if(is_guarded && state.has_signed, Situation::SignedAgain);
    state.has_signed |= is_guarded;
    Ok(block)
}

/// The signature over the hash of a challenge of 1 to 255 bytes, with a key that does nothing else.
pub(super) fn internal_authenticate(state: &mut State, frame: &Frame<'_>) -> Ruling {
    if frame.data.len() > 255 {
        return Err(0x6700);
    }
    refer(state, frame.p2 & 0x1F)?;
    let kind = &state.current_file().ok_or(0x6986_u16)?.kind;
    let (first, _) = key(state, kind, Purpose::InternalAuthentication)?;
    let content = [&DIGEST_INFO[..], &Sha256::digest(frame.data)].concat();
    let block = block(first, content, 0, frame)?;
    state.meet(Situation::InternalAuthentication);
    Ok(block)
}

/// The first byte of the key's signatures, and whether something had to be verified.
fn key(state: &State, kind: &Kind, purpose: Purpose) -> Result<(u8, bool), u16> {
    let Kind::Key(rule, of, first) = kind else {
        return Err(0x6981);
    };
    if !state.allows(*rule) {
        return Err(0x6982);
    }
    if *of != purpose {
        return Err(0x6985);
    }
    Ok((*first, matches!(rule, Rule::AnyOf(_))))
}

/// The block with this content, and so many unforeseeable bytes at its end. It takes at most 245 bytes and is never cut.
fn block(first: u8, content: Vec<u8>, salt: usize, frame: &Frame<'_>) -> Ruling {
    let length = content.len() + salt;
    if length > MODULUS - 11 {
        return Err(0x6985);
    }
    if frame.room.is_some_and(|room| room < MODULUS) {
        return Err(0x6700);
    }
    let mut block = vec![first, 1];
    block.resize(MODULUS - length - 1, 0xFF);
    block.push(0);
    block.extend_from_slice(&content);
    Ok(if salt == 0 { Reply::Done(block) } else { Reply::Fresh(block, salt) })
}
