//! What is measured: one command, and what has to come before it.

use std::fmt;

/// A measured command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// SELECT of the JPKI application by its full name.
    SelectApplication,
    /// SELECT of an elementary file.
    SelectFile,
    /// READ BINARY of 256 bytes.
    ReadBinary,
    /// VERIFY with the right PIN. The card writes its memory twice: before and after the comparison.
    Verify,
    /// CHANGE REFERENCE DATA. The card writes its memory once.
    Change,
    /// The signature command over a DigestInfo of SHA-256, RSA-2048.
    Sign,
}

const SELECT_JPKI: &[u8] = b"\x00\xA4\x04\x0C\x0A\xD3\x92\xF0\x00\x26\x01\x00\x00\x00\x01";
const SELECT_CA_CERTIFICATE: &[u8] = b"\x00\xA4\x02\x0C\x02\x00\x0B";
const SELECT_PIN: &[u8] = b"\x00\xA4\x02\x0C\x02\x00\x18";
const SELECT_KEY: &[u8] = b"\x00\xA4\x02\x0C\x02\x00\x17";
const READ_256: &[u8] = b"\x00\xB0\x00\x00\x00";
const VERIFY: &[u8] = b"\x00\x20\x00\x80\x041234";
const CHANGE: &[u8] = b"\x00\x24\x01\x80\x041234";
/// Over a digest that is the SHA-256 of nothing in particular.
const SIGN: &[u8] = b"\x80\x2A\x00\x80\x33\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20\
    0123456789ABCDEF0123456789ABCDEF\x00";

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 6] =
        [Self::SelectApplication, Self::SelectFile, Self::ReadBinary, Self::Verify, Self::Change, Self::Sign];

    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SelectApplication => "SELECT application",
            Self::SelectFile => "SELECT file",
            Self::ReadBinary => "READ BINARY 256",
            Self::Verify => "VERIFY",
            Self::Change => "CHANGE REFERENCE DATA",
            Self::Sign => "signature",
        }
    }

    /// The commands to send once, before the measured one can be repeated.
    #[must_use]
    pub const fn preparation(self) -> &'static [&'static [u8]] {
        match self {
            Self::SelectApplication => &[],
            Self::SelectFile => &[SELECT_JPKI],
            Self::ReadBinary => &[SELECT_JPKI, SELECT_CA_CERTIFICATE],
            Self::Verify => &[SELECT_JPKI, SELECT_PIN],
            Self::Change => &[SELECT_JPKI, SELECT_PIN, VERIFY],
            Self::Sign => &[SELECT_JPKI, SELECT_PIN, VERIFY, SELECT_KEY],
        }
    }

    /// The measured command.
    #[must_use]
    pub const fn command(self) -> &'static [u8] {
        match self {
            Self::SelectApplication => SELECT_JPKI,
            Self::SelectFile => SELECT_CA_CERTIFICATE,
            Self::ReadBinary => READ_256,
            Self::Verify => VERIFY,
            Self::Change => CHANGE,
            Self::Sign => SIGN,
        }
    }

    /// Length of the right response with its status word, in bytes.
    #[must_use]
    pub const fn response_length(self) -> usize {
        match self {
            Self::ReadBinary | Self::Sign => 256 + 2,
            Self::SelectApplication | Self::SelectFile | Self::Verify | Self::Change => 2,
        }
    }

    /// Whether the card writes its memory.
    #[must_use]
    pub const fn writes(self) -> bool {
        matches!(self, Self::Verify | Self::Change)
    }

    /// Whether a response is the right one, as far as its length and status word tell.
    #[must_use]
    pub fn is_answered_by(self, response: &[u8]) -> bool {
        response.len() == self.response_length() && response.ends_with(&[0x90, 0x00])
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
