//! A recorded session: the lines of a trace, checked.

use crate::{
    redact::Payload,
    trace::{ExchangeRecord, TraceRecord},
    transport::LONGEST_FRAME,
};

/// A session that can be replayed: at least one exchange, and an answer to reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    atr: Vec<u8>,
    entries: Vec<Entry>,
}

/// One event of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its line in the file, from 1.
    pub(super) line: usize,
    pub(super) record: TraceRecord,
}

/// Text that is no recorded session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordingError {
    /// A line is no event.
    #[error("line {line}, column {column}: expected an event as `sekisho card serve --record` writes it: {detail}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// The byte in it, from 1.
        column: usize,
        /// What the parser says.
        detail: String,
    },
    /// A command or a response, with its status, that fits no frame.
    #[error("line {line}: expected a command or response of at most {most} bytes, got one of {got}")]
    TooLong {
        /// The line, from 1.
        line: usize,
        /// What fits.
        most: usize,
        /// Its length.
        got: usize,
    },
    /// There is no exchange.
    #[error("expected at least one exchange, got none in {lines} lines")]
    Empty {
        /// How many lines there are.
        lines: usize,
    },
    /// No power-on and no reset tells the answer to reset.
    #[error(
        "expected a power-on or a reset that tells the answer to reset, got none in {lines} lines; record from the start"
    )]
    NoAnswerToReset {
        /// How many lines there are.
        lines: usize,
    },
}

impl Recording {
    /// Reads a trace: one [`TraceRecord`] in JSON a line. Empty lines are passed over.
    ///
    /// # Errors
    /// [`RecordingError`]; what is wrong with a line names the line.
    pub fn parse(text: &str) -> Result<Self, RecordingError> {
        let mut entries = Vec::new();
        let mut lines = 0;
        for (index, text) in text.lines().enumerate() {
            lines = index + 1;
            if !text.trim().is_empty() {
                entries.push(Entry { line: lines, record: parse_line(lines, text)? });
            }
        }
        if !entries.iter().any(|entry| matches!(entry.record, TraceRecord::Exchange(_))) {
            return Err(RecordingError::Empty { lines });
        }
        let mut atrs = entries.iter().filter_map(|entry| entry.record.atr());
        let atr = atrs.next().ok_or(RecordingError::NoAnswerToReset { lines })?.to_vec();
        Ok(Self { atr, entries })
    }

    /// The first answer to reset.
    #[must_use]
    pub fn atr(&self) -> &[u8] {
        &self.atr
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

fn parse_line(line: usize, text: &str) -> Result<TraceRecord, RecordingError> {
    let record: TraceRecord = serde_json::from_str(text).map_err(|error| {
        let position = format!(" at line {} column {}", error.line(), error.column());
        let detail = error.to_string();
        let detail = detail.strip_suffix(&position).unwrap_or(&detail).to_owned();
        RecordingError::Line { line, column: error.column(), detail }
    })?;
    if let TraceRecord::Exchange(exchange) = &record {
        for got in lengths(exchange) {
            if got > LONGEST_FRAME {
                return Err(RecordingError::TooLong { line, most: LONGEST_FRAME, got });
            }
        }
    }
    Ok(record)
}

/// Of the command and of the response.
fn lengths(exchange: &ExchangeRecord) -> [usize; 2] {
    let length = |payload: &Payload| match payload {
        Payload::Shown(bytes) => bytes.len(),
        Payload::Hidden { length, .. } => *length,
    };
    let command = [exchange.head.len(), length(&exchange.data), exchange.tail.len()];
    let response = [length(&exchange.response), exchange.status.map_or(0, |status| status.bytes().len())];
    [&command[..], &response].map(|parts| parts.iter().fold(0, |sum: usize, part| sum.saturating_add(*part)))
}

impl TraceRecord {
    /// The answer to reset, if the event tells one.
    pub(super) fn atr(&self) -> Option<&[u8]> {
        match self {
            Self::PowerOn { atr } | Self::WarmReset { atr } => Some(atr),
            Self::PowerOff | Self::Exchange(_) => None,
        }
    }
}
