//! Identifiers of keys (証明者鍵ID, 被証明者鍵ID): 16 bytes that name who signed, or whose key is certified.
//!
//! Seven ASCII digits, `08 05`, three ASCII digits, and four bytes that are 0 but for the last one on some keys.

use std::{fmt, str::FromStr};

use crate::content::{content_error::ContentError, digits::Digits};

/// The name of a key. Written as `9999023/001`, with the last four bytes behind it when they are not 0:
/// `1322130/002/00000098`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId([u8; KeyId::LENGTH]);

/// Between the number and the group.
const MIDDLE: [u8; 2] = [0x08, 0x05];

/// What errors call a key identifier.
const WHAT: &str = "key identifier";

impl KeyId {
    /// Length in bytes.
    pub const LENGTH: usize = 16;

    /// Our own authority for the surface application. Production cards name 5000023 and test cards 6000023; published
    /// software knows the real keys behind those, so a simulated card names one that nobody else uses.
    pub const SURFACE_AUTHORITY: Self = Self::first_of(b"9999023");
    /// The key that file 0003 of the surface application names; what it does is not known.
    pub const SURFACE_BASIC_INFORMATION: Self = Self::first_of(b"9999024");
    /// The key in front of the opaque block in file 0003 of the surface application. The second digit 9 was seen there.
    pub const SURFACE_OPAQUE_BLOCK: Self = Self::first_of(b"9999025");
    /// Our own authority for the text application (5000033 and 6000033 on real cards).
    pub const TEXT_AUTHORITY: Self = Self::first_of(b"9999033");
    /// The key that file 0005 of the text application names; what it does is not known.
    pub const TEXT_BASIC_INFORMATION: Self = Self::first_of(b"9999034");
    /// Our own authority for the chain of the issuer security domain (5000020 and 6000020 on real cards).
    pub const CARD_AUTHORITY: Self = Self::first_of(b"9999020");

    /// Our own authority for the certificates of terminals. Chosen: no published number names the real one.
    pub const TERMINAL_AUTHORITY: Self = Self::first_of(b"9999040");

    /// The identifier with this number, group and last four bytes.
    #[must_use]
    pub fn new(number: &Digits<7>, group: &Digits<3>, end: [u8; 4]) -> Self {
        let mut bytes = [0; Self::LENGTH];
        let parts = number.as_bytes().iter().chain(&MIDDLE).chain(group.as_bytes()).chain(&end);
        bytes.iter_mut().zip(parts).for_each(|(byte, part)| *byte = *part);
        Self(bytes)
    }

    /// The key of a municipality that signs one application's files: its code, then `21` for the surface application,
    /// `31` for the text application, `30` for the issuer security domain, as seen on one test card.
    #[must_use]
    pub fn of_municipality(code: &Digits<5>, purpose: &Digits<2>) -> Self {
        let mut bytes = Self::first_of(b"0000000").0;
        let number = code.as_bytes().iter().chain(purpose.as_bytes());
        bytes.iter_mut().zip(number).for_each(|(byte, digit)| *byte = *digit);
        // The group is 000 for these keys.
        if let Some(last) = bytes.get_mut(11) {
            *last = b'0';
        }
        Self(bytes)
    }

    /// Takes the identifier as it stands in a file.
    ///
    /// # Errors
    /// [`ContentError`] unless it has the shape described in this module.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ContentError> {
        let id = <[u8; Self::LENGTH]>::try_from(bytes).map_err(|_| ContentError::Length {
            what: WHAT,
            expected: Self::LENGTH,
            got: bytes.len(),
        })?;
        let wrong = id.iter().enumerate().find(|(at, byte)| match at {
            0..7 | 9..12 => !byte.is_ascii_digit(),
            7 => **byte != MIDDLE[0],
            8 => **byte != MIDDLE[1],
            _ => false,
        });
        match wrong {
            Some((at, _)) => Err(ContentError::Bytes { what: WHAT, at }),
            None => Ok(Self(id)),
        }
    }

    /// The sixteen bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    const fn first_of(number: &[u8; 7]) -> Self {
        let mut bytes = [0; Self::LENGTH];
        let mut at = 0;
        while at < number.len() {
            assert!(number[at].is_ascii_digit(), "a key number is seven digits");
            bytes[at] = number[at];
            at += 1;
        }
        bytes[7] = MIDDLE[0];
        bytes[8] = MIDDLE[1];
        bytes[9] = b'0';
        bytes[10] = b'0';
        bytes[11] = b'1';
        Self(bytes)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            match at {
                0..7 | 9..12 => write!(f, "{}", char::from(*byte))?,
                7 => f.write_str("/")?,
                _ => {}
            }
        }
        match self.0.last_chunk::<4>() {
            Some(end) if *end != [0; 4] => write!(f, "/{}", hex::encode_upper(end)),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl FromStr for KeyId {
    type Err = ContentError;

    fn from_str(text: &str) -> Result<Self, ContentError> {
        let mut parts = text.split('/');
        let number = parts.next().unwrap_or_default().parse()?;
        let group = parts.next().unwrap_or_default().parse()?;
        let mut end = [0; 4];
        if let Some(written) = parts.next() {
            hex::decode_to_slice(written, &mut end).map_err(|_| ContentError::Bytes { what: WHAT, at: 12 })?;
        }
        match parts.next() {
            Some(_) => Err(ContentError::Bytes { what: WHAT, at: Self::LENGTH }),
            None => Ok(Self::new(&number, &group, end)),
        }
    }
}
