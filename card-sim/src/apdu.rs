//! Command APDUs: the four cases of ISO 7816-4, 5.2, short and extended, borrowed from the received bytes.

/// The four header bytes of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// CLA.
    pub class: u8,
    /// INS.
    pub instruction: u8,
    /// P1.
    pub p1: u8,
    /// P2.
    pub p2: u8,
}

/// Which of data field and Le a command carries (ISO 7816-4, table 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Header only.
    One,
    /// Le, no data.
    Two,
    /// Data, no Le.
    Three,
    /// Data and Le.
    Four,
}

/// One well-formed command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command<'a> {
    /// CLA, INS, P1, P2.
    pub header: Header,
    /// The data field; empty in cases 1 and 2.
    pub data: &'a [u8],
    /// Ne, the number of response bytes asked for (1 to 65536); `None` in cases 1 and 3.
    pub expected: Option<usize>,
    /// Whether the length fields are extended.
    pub extended: bool,
}

/// Bytes that are no command APDU. The card answers `6700`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApduError {
    /// Fewer than the four header bytes.
    #[error("expected a header of 4 bytes, got {got}")]
    NoHeader {
        /// Bytes received.
        got: usize,
    },
    /// The length fields do not add up to the bytes received.
    #[error("the length fields do not fit the {got} bytes received")]
    Lengths {
        /// Bytes received, header included.
        got: usize,
    },
}

impl Header {
    /// The header of a command, however malformed the rest may be.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let [class, instruction, p1, p2] = *bytes.first_chunk()?;
        Some(Self { class, instruction, p1, p2 })
    }
}

impl<'a> Command<'a> {
    /// Reads a command.
    ///
    /// The five-byte form `CLA INS P1 P2 00` is case 2 with Ne = 256, as ISO has it; a command for which it means
    /// "empty data field" has to say so itself.
    ///
    /// # Errors
    /// [`ApduError`] if the bytes are none of the seven encodings.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, ApduError> {
        let header = Header::of(bytes).ok_or(ApduError::NoHeader { got: bytes.len() })?;
        let malformed = ApduError::Lengths { got: bytes.len() };
        let command = |data, expected, extended| Self { header, data, expected, extended };
        match &bytes[4..] {
            [] => Ok(command(&[], None, false)),
            [le] => Ok(command(&[], Some(short(*le)), false)),
            [0, high, low] => Ok(command(&[], Some(extended(*high, *low)), true)),
            [0, high, low, rest @ ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                match rest.split_at_checked(length) {
                    Some((data, [])) if length > 0 => Ok(command(data, None, true)),
                    Some((data, [high, low])) if length > 0 => Ok(command(data, Some(extended(*high, *low)), true)),
                    _ => Err(malformed),
                }
            }
            [length, rest @ ..] => match rest.split_at_checked(usize::from(*length)) {
                Some((data, [])) if *length > 0 => Ok(command(data, None, false)),
                Some((data, [le])) if *length > 0 => Ok(command(data, Some(short(*le)), false)),
                _ => Err(malformed),
            },
        }
    }

    /// Which of data and Le the command carries.
    #[must_use]
    pub fn case(&self) -> Case {
        match (self.data.is_empty(), self.expected.is_none()) {
            (true, true) => Case::One,
            (true, false) => Case::Two,
            (false, true) => Case::Three,
            (false, false) => Case::Four,
        }
    }
}

/// Short Le: `00` asks for 256.
fn short(le: u8) -> usize {
    if le == 0 { 256 } else { usize::from(le) }
}

/// Extended Le: `0000` asks for 65536.
fn extended(high: u8, low: u8) -> usize {
    match u16::from_be_bytes([high, low]) {
        0 => 65536,
        le => usize::from(le),
    }
}
