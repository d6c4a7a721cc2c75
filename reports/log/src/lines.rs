//! Reading and writing a log, one event a line.

use std::io::{self, BufRead, Read, Write};

use serde::Deserialize;
use thiserror::Error;

use crate::{Event, FORMAT, Observed, VERSION};

/// Longest line that is read, in octets. The first line, with all embedded texts, is the longest; ten thousand cases stay below this.
pub const LINE_LIMIT: u64 = 64 * 1024 * 1024;

/// Why a log cannot be read, and where.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("line {line} of the event log: {problem}")]
pub struct LogError {
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong with it.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum Problem {
    /// The source could not be read.
    #[error("cannot be read ({message}); check the file and its permissions")]
    Io {
        /// Kind of the error.
        kind: io::ErrorKind,
        /// The operating system's message.
        message: String,
    },
    /// The line is longer than [`LINE_LIMIT`].
    #[error("is longer than {limit} octets; this is not a log that sekisho wrote")]
    TooLong {
        /// The limit in octets.
        limit: u64,
    },
    /// There is no first event, or it is another one than `run-started` of this format.
    #[error("expected an event \"run-started\" of the format \"{FORMAT}\"; give an event log that `sekisho run` wrote")]
    NotALog,
    /// A later version of the format.
    #[error("the log has version {got} of its format, this program reads up to {known}; use a newer sekisho")]
    Newer {
        /// The log's version.
        got: u64,
        /// [`VERSION`].
        known: u32,
    },
    /// Not an event of this version.
    #[error("is no event of version {VERSION} (column {column}: {message}); the log was altered or cut off")]
    Malformed {
        /// Column in the line, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// An event `run-started` after the first line.
    #[error("a second run begins here; give one log at a time")]
    SecondRun,
    /// An event after `run-finished`.
    #[error("an event follows the end of the run; the log was altered")]
    AfterTheEnd,
}

/// Just enough of the first line to tell the format and its version, whatever else a later version puts there.
#[derive(Deserialize)]
struct Opening {
    observed: OpeningObserved,
}

#[derive(Deserialize)]
struct OpeningObserved {
    event: String,
    format: String,
    version: u64,
}

/// Reads a whole log. Empty lines are passed over; a log without `run-finished` is returned as it is.
///
/// # Errors
/// [`LogError`] with the line and what is wrong with it.
pub fn read(mut source: impl BufRead) -> Result<Vec<Event>, LogError> {
    let mut events: Vec<Event> = Vec::new();
    let mut ended = false;
    let mut bytes = Vec::new();
    for line in 1.. {
        let at = |problem| LogError { line, problem };
        bytes.clear();
        source
            .by_ref()
            .take(LINE_LIMIT + 1)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| at(Problem::Io { kind: error.kind(), message: error.to_string() }))?;
        if bytes.is_empty() {
            break;
        }
        if bytes.len() as u64 > LINE_LIMIT {
            return Err(at(Problem::TooLong { limit: LINE_LIMIT }));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if events.is_empty() {
            check_opening(&bytes).map_err(at)?;
        }
        let event = parse(&bytes).map_err(at)?;
        if ended {
            return Err(at(Problem::AfterTheEnd));
        }
        if !events.is_empty() && matches!(event.observed, Observed::RunStarted(_)) {
            return Err(at(Problem::SecondRun));
        }
        ended = matches!(event.observed, Observed::RunFinished(_));
        events.push(event);
    }
    if events.is_empty() { Err(LogError { line: 1, problem: Problem::NotALog }) } else { Ok(events) }
}

fn check_opening(bytes: &[u8]) -> Result<(), Problem> {
    let Opening { observed } = serde_json::from_slice(bytes).map_err(|_| Problem::NotALog)?;
    if observed.format != FORMAT || observed.event != "run-started" {
        return Err(Problem::NotALog);
    }
    if observed.version > u64::from(VERSION) {
        return Err(Problem::Newer { got: observed.version, known: VERSION });
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Event, Problem> {
    serde_json::from_slice(bytes.trim_ascii_end()).map_err(|error| {
        // The parser counts lines inside this one line; only its column means something to the reader of the message.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        Problem::Malformed { column: error.column(), message }
    })
}

/// Writes one event as one line.
///
/// # Errors
/// What the sink says.
pub fn write(mut sink: impl Write, event: &Event) -> io::Result<()> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    sink.write_all(&line)
}
