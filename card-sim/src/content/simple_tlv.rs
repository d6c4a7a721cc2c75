//! Records of record files: one tag byte, a length of one byte or of `FF hh ll`, a value (JICSAP IC card specification
//! 1.1, 4.4.1; ISO 7816-4, SIMPLE-TLV).

use crate::content::tlv::TlvError;

/// Appends one object. A value longer than 65,535 bytes, which no record holds, is cut there.
pub fn append(out: &mut Vec<u8>, tag: u8, value: &[u8]) {
    let length = u16::try_from(value.len()).unwrap_or(u16::MAX);
    out.push(tag);
    match u8::try_from(length) {
        Ok(length @ 0..=0xFE) => out.push(length),
        _ => {
            out.push(0xFF);
            out.extend_from_slice(&length.to_be_bytes());
        }
    }
    out.extend(value.iter().take(usize::from(length)));
}

/// One object.
#[must_use]
pub fn object(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 4);
    append(&mut out, tag, value);
    out
}

/// Tag and value of the first object.
///
/// # Errors
/// [`TlvError::Short`] if the bytes end inside it.
pub fn first(bytes: &[u8]) -> Result<(u8, &[u8]), TlvError> {
    let (tag, at, length, rest) = match bytes {
        [tag, 0xFF, high, low, rest @ ..] => (*tag, 4, usize::from(u16::from_be_bytes([*high, *low])), rest),
        [_, 0xFF, ..] => return Err(TlvError::Short { at: 2, needed: 2, left: bytes.len() - 2 }),
        [tag, length, rest @ ..] => (*tag, 2, usize::from(*length), rest),
        _ => return Err(TlvError::Short { at: 0, needed: 2, left: bytes.len() }),
    };
    let value = rest.get(..length).ok_or(TlvError::Short { at, needed: length, left: rest.len() })?;
    Ok((tag, value))
}
