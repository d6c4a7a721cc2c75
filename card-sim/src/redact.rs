//! What may not appear in a transcript: PIN values, and response data that is not known to be harmless.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    apdu::Header,
    bytes::Hex,
    decode::{Decoded, Target},
};

/// Whether a transcript keeps what it should not show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Secrets {
    /// Hidden: only the length stays.
    #[default]
    Redacted,
    /// Kept, so that the transcript can be replayed as it is. Only on explicit request.
    Kept,
}

/// A data field in a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Payload {
    /// The bytes.
    Shown(Hex),
    /// Bytes that were there and are not shown.
    Hidden {
        /// How many.
        length: usize,
        /// Whose they were, as `0018 authentication PIN`.
        what: String,
    },
}

impl Payload {
    /// The bytes, unless they are hidden.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Shown(bytes) => Some(bytes),
            Self::Hidden { .. } => None,
        }
    }

    pub(crate) fn new(bytes: &[u8], hidden: bool, target: Target) -> Self {
        if hidden && !bytes.is_empty() {
            Self::Hidden { length: bytes.len(), what: Owner(target).to_string() }
        } else {
            Self::Shown(Hex(bytes.to_vec()))
        }
    }
}

/// Whether the data field of a command may hold a PIN: by its INS alone, so that a PIN sent in a malformed command or
/// with a wrong CLA is hidden too.
pub(crate) fn command_is_secret(header: Option<Header>) -> bool {
    // VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER, CHANGE KEY, UNLOCK KEY; the odd ones are their BER-TLV forms.
    matches!(header.map(|header| header.instruction), Some(0x20 | 0x21 | 0x24 | 0x25 | 0x2C | 0x2D | 0x32 | 0x54))
}

/// Whether response data is to be hidden: everything that is not known to be public.
pub(crate) fn response_is_secret(header: Option<Header>, decoded: &Decoded) -> bool {
    match header.map(|header| header.instruction) {
        // SELECT's control information, a challenge, a signature.
        Some(0xA4 | 0x84 | 0x2A | 0x88) => false,
        Some(0xB0) => !matches!(decoded.target, Target::File(_, Some(file)) if file.public),
        _ => true,
    }
}

struct Owner(Target);

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Target::File(fid, Some(file)) => write!(f, "{fid} {}", file.name),
            Target::File(fid, None) => write!(f, "{fid}"),
            Target::None | Target::Application(_) => f.write_str("unknown"),
        }
    }
}
