//! Where a replayed session leaves the recorded one.

use std::fmt;

use crate::{
    bytes::Hex,
    decode::Decoder,
    redact::{Payload, Secrets},
    trace::ExchangeRecord,
};

/// A command that the recording has no answer to, or an answer that the recording hides.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Divergence {
    /// Another command comes next in the recording. The place in it stays. The answer was `6F00`.
    #[error("line {line}: expected the command {expected}, got {got}")]
    Different {
        /// The line of the recorded command.
        line: usize,
        /// That command.
        expected: SentCommand,
        /// The command that came.
        got: SentCommand,
    },
    /// The command comes nowhere from this line on. The answer was `6F00`.
    #[error("expected a command of line {line} or later, got {got}")]
    NotRecorded {
        /// The line from which on it was looked for.
        line: usize,
        /// The command that came.
        got: SentCommand,
    },
    /// Everything was played. A power-on begins again. The answer was `6F00`.
    #[error("expected no more commands after line {line}, got {got}")]
    AfterTheEnd {
        /// The last line.
        line: usize,
        /// The command that came.
        got: SentCommand,
    },
    /// The command is the recorded one, and the recording does not show what it was answered. With strict matching the
    /// answer was `6F00`; with lenient matching, as many zeros as there were bytes, and the recorded status.
    #[error("line {line}: the recording hides the {length} bytes of the response to {command}")]
    HiddenResponse {
        /// The line.
        line: usize,
        /// How many bytes it hides.
        length: usize,
        /// The command.
        command: SentCommand,
    },
}

/// A command as it may be shown: no PIN is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCommand {
    /// The header, and Lc if there is one.
    pub head: Hex,
    /// The data field.
    pub data: Payload,
    /// Le, if there is one.
    pub tail: Hex,
}

impl SentCommand {
    /// The command that came, its secrets hidden.
    #[must_use]
    pub fn redacted(command: &[u8]) -> Self {
        ExchangeRecord::new(&mut Decoder::default(), Secrets::Redacted, command, &[]).into()
    }
}

impl From<ExchangeRecord> for SentCommand {
    fn from(record: ExchangeRecord) -> Self {
        Self { head: record.head, data: record.data, tail: record.tail }
    }
}

impl fmt::Display for SentCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode_upper(&self.head.0))?;
        match &self.data {
            Payload::Shown(bytes) => f.write_str(&hex::encode_upper(&bytes.0))?,
            Payload::Hidden { length, .. } => write!(f, " <{length} bytes hidden> ")?,
        }
        f.write_str(&hex::encode_upper(&self.tail.0))
    }
}
