//! What a fault did, for whoever reports it.

use std::fmt;

use super::effect::{ResetKind, SaveMoment};
use crate::{apdu::Header, status::StatusWord};

/// A fault struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strike {
    /// The fault's name.
    pub fault: String,
    /// The client's command at which it struck, from 1; 0 is before the first one.
    pub command: u64,
    /// That command's header; none outside of commands and in malformed ones. Never its data, which may be a PIN.
    pub header: Option<Header>,
    /// What it did.
    pub consequence: Consequence,
}

/// What a fault did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Consequence {
    /// The card left.
    Removed(Interruption),
    /// The power was lost while the card wrote its memory, and the card left.
    PowerCut {
        /// At which time that the command wrote, from 1.
        save: u64,
        /// When in the writing.
        at: SaveMoment,
    },
    /// The card was reset.
    Reset {
        /// How.
        kind: ResetKind,
        /// When.
        interruption: Interruption,
    },
    /// The client got another answer than the card gave.
    Answered {
        /// Whether the card got the command.
        executed: bool,
        /// Bytes that the card answered; 0 if it did not get the command.
        right: usize,
        /// Bytes that the client got.
        given: usize,
        /// The status word that the client got, if it was two bytes at least.
        status: Option<StatusWord>,
    },
    /// The command took longer.
    Waited {
        /// How many times.
        times: u16,
        /// How long each, in milliseconds.
        milliseconds: u32,
    },
    /// Another client sent its commands.
    Interleaved {
        /// How the card answered them, in their order.
        statuses: Vec<StatusWord>,
    },
}

/// When something happened in the course of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Between two commands.
    Between,
    /// In a command, after this many of its bytes: it was not carried out.
    InCommand(usize),
    /// In an answer, after this many of its bytes: the command was carried out, and the client got no answer.
    InResponse(usize),
    /// After a whole answer.
    AfterResponse,
}

/// Takes what faults did.
pub trait FaultObserver: Send {
    /// A fault struck.
    fn struck(&mut self, strike: &Strike);
}

impl<F: FnMut(&Strike) + Send> FaultObserver for F {
    fn struck(&mut self, strike: &Strike) {
        self(strike);
    }
}

impl fmt::Display for Strike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fault {} at command {}", self.fault, self.command)?;
        if let Some(header) = self.header {
            let Header { class, instruction, p1, p2 } = header;
            write!(f, " ({class:02X} {instruction:02X} {p1:02X} {p2:02X})")?;
        }
        write!(f, ": {}", self.consequence)
    }
}

impl fmt::Display for Consequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Removed(interruption) => write!(f, "the card left {interruption}"),
            Self::PowerCut { save, at } => {
                let when = match at {
                    SaveMoment::Before => "before",
                    SaveMoment::During => "in the middle of",
                    SaveMoment::After => "after",
                };
                write!(f, "the power was lost {when} write {save} of the command")
            }
            Self::Reset { kind, interruption } => write!(f, "{kind} reset {interruption}"),
            Self::Answered { executed, right, given, status } => {
                if *executed {
                    write!(f, "{given} bytes came instead of the card's {right}")?;
                } else {
                    write!(f, "{given} bytes came, and the card did not get the command")?;
                }
                status.map_or(Ok(()), |status| write!(f, ", status {status}"))
            }
            Self::Waited { times, milliseconds } => write!(f, "{times} x {milliseconds} ms longer"),
            Self::Interleaved { statuses } => {
                let statuses: Vec<String> = statuses.iter().map(StatusWord::to_string).collect();
                write!(f, "another client came in between, answered {}", statuses.join(" "))
            }
        }
    }
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Between => f.write_str("before it"),
            Self::InCommand(passed) => write!(f, "after {passed} bytes of it; not carried out"),
            Self::InResponse(passed) => write!(f, "after {passed} bytes of its answer; carried out"),
            Self::AfterResponse => f.write_str("after its answer"),
        }
    }
}

impl fmt::Display for ResetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warm => "warm",
            Self::Cold => "cold",
        })
    }
}
