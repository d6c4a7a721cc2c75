//! Why a log cannot be printed.

use thiserror::Error;

/// Why a log cannot be printed. A log that contradicts itself is refused: a report must not say what its evidence does not.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum RenderError {
    /// There is no event `run-started`.
    #[error("the log has no event \"run-started\"; give a whole log")]
    NoStart,
    /// An event is about a case that the start does not name.
    #[error("the log has an event of the case {case:?}, which its start does not name; the log was altered")]
    UnknownCase {
        /// The case.
        case: String,
    },
    /// A case has two verdicts.
    #[error("the log has two verdicts for the case {case:?}; the log was altered, or two logs were joined")]
    TwoVerdicts {
        /// The case.
        case: String,
    },
    /// The sum or the conclusion at the end does not follow from the verdicts.
    #[error("the log's end does not follow from its verdicts; the log was altered or cut")]
    EndContradictsVerdicts,
    /// The XML could not be written.
    #[error("cannot write JUnit XML: {message}")]
    Xml {
        /// What the writer says.
        message: String,
    },
}
