//! What can be wrong with a file of entries.

use std::fmt;

use crate::serial::Serial;

/// Why a file of entries cannot be used. Nothing is made of a file with an error in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntriesError {
    /// A line is not `SERIAL,TIME,REASON`.
    #[error("line {line}, column {column}: expected {expected}, got {got:?}")]
    Line {
        /// Line number, from 1.
        line: u64,
        /// Octet of the line, from 1.
        column: usize,
        /// What should stand there.
        expected: EntryPart,
        /// What came: the rest of the field, shortened.
        got: String,
    },
    /// A line is longer than any entry or remark may be.
    #[error("line {line} is longer than {most} octets; part entries by line feeds")]
    TooLong {
        /// Line number, from 1.
        line: u64,
        /// Octets that a line may have.
        most: usize,
    },
    /// A certificate is revoked once: two entries would contradict each other.
    #[error("serial {serial} stands in line {first} and again in line {second}; leave one of them")]
    Twice {
        /// The serial number.
        serial: Serial,
        /// Line number of its first entry, from 1.
        first: u64,
        /// Line number of its second entry, from 1.
        second: u64,
    },
    /// The operating system refused, or the file changed while it was read.
    #[error("cannot read the entries: {problem}")]
    Unreadable {
        /// What the system said.
        problem: String,
    },
}

/// A part of a line, with the form that it must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryPart {
    /// 1 to 16 hexadecimal digits and a comma.
    Serial,
    /// A time in UTC to the second, `YYYY-MM-DDThh:mm:ssZ` from 1970 to 9999-12-30T22:00:00Z, and a comma.
    Time,
    /// The name or the code of a reason for which a certificate can be revoked, and the end of the line.
    Reason,
}

impl fmt::Display for EntryPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Serial => "a serial number of 1 to 16 hexadecimal digits and a comma",
            Self::Time => "a time as 2026-11-24T03:00:00Z, from 1970 to 9999, and a comma",
            Self::Reason => {
                "a reason of RFC 5280 for which a certificate can be revoked, by name (keyCompromise) or code (1), and the \
                 end of the line"
            }
        })
    }
}
