//! Secure messaging, both ends of it: what the card has to answer, and how a terminal builds its commands.

use aes::{
    Aes128,
    cipher::{BlockDecryptMut as _, BlockEncryptMut as _, KeyIvInit as _, block_padding::Iso7816},
};

use super::{
    dispatch::{self, Operation},
    frame::Frame,
    layout::SessionKey,
    situation::Situation,
    state::{DONE, Reply, Ruling, State},
};

const BLOCK: usize = 16;

/// An open session.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) key: [u8; BLOCK],
    /// The number of the next command.
    pub(super) counter: u8,
    /// Whether the last command of the session was refused.
    pub(super) refused: bool,
    /// Whether a plain command came since.
    pub(super) plain: bool,
}

/// The initial value of the command with this number: the number as 16 bytes, encrypted.
fn initial(key: &[u8; BLOCK], counter: u8) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    block[BLOCK - 1] = counter;
    let mut cipher = cbc::Encryptor::<Aes128>::new(key.into(), &[0; BLOCK].into());
    cipher.encrypt_block_mut((&mut block).into());
    block
}

/// Padded and encrypted.
pub(super) fn encrypt(key: &[u8; BLOCK], counter: u8, plain: &[u8]) -> Vec<u8> {
    cbc::Encryptor::<Aes128>::new(key.into(), &initial(key, counter).into()).encrypt_padded_vec_mut::<Iso7816>(plain)
}

fn decrypt(key: &[u8; BLOCK], counter: u8, cryptogram: &[u8]) -> Option<Vec<u8>> {
    cbc::Decryptor::<Aes128>::new(key.into(), &initial(key, counter).into())
        .decrypt_padded_vec_mut::<Iso7816>(cryptogram)
        .ok()
}

/// A data object with the shortest length.
pub(super) fn object(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len().to_be_bytes();
    let length = match value.len() {
        0..=0x7F => length[7..].to_vec(),
        0x80..=0xFF => [&[0x81], &length[7..]].concat(),
        _ => [&[0x82], &length[6..]].concat(),
    };
    [&[tag], &length[..], value].concat()
}

/// SET SESSION KEY: the application has to have a key for it, and its PIN has to be verified. The test key's cryptogram is
/// the message behind 220 bytes 01; FF at the beginning is no number below the modulus.
pub(super) fn set_key(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let (_, application) = state.here().ok_or(0x6982_u16)?;
    match application.session_key {
        SessionKey::Refused(status) => return Err(status),
        SessionKey::Behind(fid) if !state.verified.contains(&fid) => return Err(0x6982),
        SessionKey::Behind(_) => {}
    }
    if frame.data.first() == Some(&0xFF) {
        return Err(0x6F00);
    }
    let message = frame.data.strip_prefix(&[1; 220][..]).ok_or(0x6A80_u16)?;
    let seed = message.strip_prefix(b"\xA0\x22\x80\x20").filter(|seed| seed.len() == 32).ok_or(0x6A80_u16)?;
    let key = seed[..BLOCK].try_into().unwrap();
    state.meet(if state.session.is_some() { Situation::SessionReplaced } else { Situation::SessionOpened });
    state.session = Some(Session { key, counter: 1, refused: false, plain: false });
    DONE
}

/// Class 0C: there is no key for it.
pub(super) fn authenticated(state: &mut State) -> Ruling {
    if state.session.take().is_none() {
        return Err(0x69FC);
    }
    state.meet(Situation::SessionMissing);
    Err(0x6987)
}

/// Class 08: one object in the data field, and the command counts whatever becomes of it.
pub(super) fn command(state: &mut State, frame: &Frame<'_>) -> Ruling {
    let Some(session) = state.session.as_mut() else {
        state.meet(Situation::NoSession);
        return Err(0x69FC);
    };
    let before = *session;
    session.counter += 1;
    (session.refused, session.plain) = (false, false);
    if frame.data.is_empty() {
        return end(state, Situation::SessionMissing, 0x6987);
    }
    let Some((tag, is_long, value)) = split(frame.data) else {
        return end(state, Situation::SessionIncorrect, 0x6988);
    };
    let inner = match (frame.instruction, tag, value) {
        (0xB0, 0x96, &[0, high, low]) => {
            let asked = usize::from(high) << 8 | usize::from(low);
            Some((Vec::new(), Some(if asked == 0 { 0x1_0000 } else { asked })))
        }
        (0x20 | 0xA4, 0x86, [1, cryptogram @ ..]) => {
            decrypt(&before.key, before.counter, cryptogram).map(|plain| (plain, None))
        }
        _ => None,
    };
    let Some((data, room)) = inner else {
        return end(state, Situation::SessionIncorrect, 0x6988);
    };
    let inner = Frame { data: &data, room, extended: false, ..*frame };
    let ruling = dispatch::operation(0, frame.instruction, frame.p1, frame.p2)
        .and_then(|operation| dispatch::carry_out(state, operation, &inner).map(|reply| (operation, reply)))
        .and_then(|(operation, reply)| response(&before, operation, reply, frame.room));
    tell(state, &before, frame, is_long, &ruling);
    ruling.map(|(_, reply)| reply)
}

/// What a command under the session answers: data of a read are encrypted with its counter; nothing is cut.
fn response(
    session: &Session,
    operation: Operation,
    reply: Reply,
    room: Option<usize>,
) -> Result<(Operation, Reply), u16> {
    let Reply::Done(mut data) = reply else {
        return Ok((operation, reply));
    };
    if operation == Operation::ReadBinary {
        data = object(0x86, &[&[1], &encrypt(&session.key, session.counter, &data)[..]].concat());
    }
    if room.is_some_and(|room| data.len() > room) {
        return Err(0x6700);
    }
    Ok((operation, Reply::Done(data)))
}

fn tell(
    state: &mut State,
    before: &Session,
    frame: &Frame<'_>,
    is_long: bool,
    ruling: &Result<(Operation, Reply), u16>,
) {
    if let Some(session) = &mut state.session {
        session.refused = ruling.is_err();
    }
    let Ok((operation, _)) = ruling else {
        return state.meet_if(state.session.is_some(), Situation::SecureRefused);
    };
    state.meet(match operation {
        Operation::ReadBinary => Situation::SecureRead,
        Operation::Verify => Situation::SecureVerify,
        Operation::SelectName => Situation::SecureSelectsOther,
        _ => Situation::SecureSelect,
    });
    state.meet_if(before.refused, Situation::SecureAfterRefusal);
    state.meet_if(before.plain, Situation::SecureAfterPlain);
    state.meet_if(is_long && frame.instruction != 0xB0, Situation::SecureLongLength);
}

/// The only object of a field: its tag, whether its length has a prefix, its value.
fn split(field: &[u8]) -> Option<(u8, bool, &[u8])> {
    let (tag, rest) = field.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, value) = match first {
        0x81 => (usize::from(*rest.first()?), &rest[1..]),
        0x82 => (usize::from(*rest.first()?) << 8 | usize::from(*rest.get(1)?), &rest[2..]),
        0x80.. => return None,
        short => (usize::from(*short), rest),
    };
    (length == value.len()).then_some((*tag, *first > 0x7F, value))
}

/// An error of secure messaging itself: nothing repairs the session.
fn end(state: &mut State, situation: Situation, status: u16) -> Ruling {
    state.session = None;
    state.meet(situation);
    Err(status)
}
