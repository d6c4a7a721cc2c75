//! What can go wrong while measuring. A wrong answer is a failure: a refusal is quick.

use std::io;

use sekisho_ca_sim::ocsp::OcspRefusal;
use sekisho_ca_sim::{CaError, CrlError};
use sekisho_card_sim::{ContentError, OpenError, StoreError};
use sekisho_harness_pcscd::PcscdError;
use sekisho_jlis_sim_core::PersonaliseError;
use sekisho_jlis_sim_http::HttpError;

use crate::operation::Operation;
use crate::sample::SampleError;

/// A measurement that cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The card, or whatever was at the other end, did not give the right answer.
    #[error("{operation}: expected {} bytes that end in 9000, got {got:02X?}", .operation.response_length())]
    Answer {
        /// What was asked for.
        operation: Operation,
        /// The response.
        got: Vec<u8>,
    },
    /// The authority could not be set up.
    #[error(transparent)]
    Authority(#[from] CaError),
    /// The card could not be personalised.
    #[error(transparent)]
    Personalise(#[from] PersonaliseError),
    /// A number of the card has no such form.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The card could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The card's file could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no private pcscd.
    #[error(transparent)]
    Pcscd(#[from] PcscdError),
    /// PC/SC refused.
    #[error("PC/SC: {0}")]
    Pcsc(#[from] pcsc::Error),
    /// A reader's name holds a zero byte.
    #[error("expected the name of a reader, got {name:?}")]
    ReaderName {
        /// The name.
        name: String,
    },
    /// The client printed something else than a sample.
    #[error("the client printed {line:?}: {error}")]
    ClientLine {
        /// The line.
        line: String,
        /// Why it is no sample.
        error: SampleError,
    },
    /// A child process failed.
    #[error("{program} ended with {status}: {stderr}")]
    Child {
        /// Which.
        program: String,
        /// How.
        status: std::process::ExitStatus,
        /// What it said.
        stderr: String,
    },
    /// `openssl speed` printed no result.
    #[error("expected a line `+R1:signatures:bits:seconds` from openssl speed -mr, got {output:?}")]
    NoSpeed {
        /// What it printed.
        output: String,
    },
    /// A card answered with another card's number, or not at all.
    #[error("expected the card's own number, got {got:02X?}")]
    WrongCard {
        /// The response.
        got: Vec<u8>,
    },
    /// A revocation list that cannot be read.
    #[error("the list: {0}")]
    List(#[from] CrlError),
    /// A revocation list has another number of entries than were given.
    #[error("expected {expected} entries, got {got}")]
    Entries {
        /// Entries that were given.
        expected: usize,
        /// Entries of the list.
        got: usize,
    },
    /// Two lists of the same revocations differ.
    #[error("entry {entry}: one list has {ours:?}, the other {theirs:?}")]
    OtherEntries {
        /// Number of the last entry that began before, from 1.
        entry: usize,
        /// Line of the first list; none behind its last entry.
        ours: Option<String>,
        /// Line of the second list.
        theirs: Option<String>,
    },
    /// Two daily runs gave different lists.
    #[error("the lists of two runs differ: {expected:016X} and {got:016X}")]
    OtherLists {
        /// Sum of the first run.
        expected: u64,
        /// Sum of the other.
        got: u64,
    },
    /// A server under load did not give successful answers.
    #[error("load: {output}")]
    Load {
        /// What was seen instead.
        output: String,
    },
    /// An answer of our own OCSP service is not to be relied on.
    #[error("OCSP: {0}")]
    Ocsp(OcspRefusal),
    /// The OCSP service cannot be started.
    #[error(transparent)]
    Http(#[from] HttpError),
    /// The process cannot see its own memory.
    #[error("memory: {detail}")]
    Memory {
        /// What is wrong.
        detail: String,
    },
    /// The page has no place for the figures.
    #[error("expected one line `{begin}` and after it one line `{end}` in the page")]
    NoPlace {
        /// The line before the figures.
        begin: String,
        /// The line after them.
        end: String,
    },
    /// The operating system refused.
    #[error("cannot {action}: {error}")]
    Io {
        /// What was tried.
        action: String,
        /// The answer.
        error: io::Error,
    },
}

impl Failure {
    /// Wraps an error of the operating system with what was tried.
    pub fn io(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { action: action.into(), error }
    }
}
