//! Why a case's story ends before its last line.

use crate::iut::IutFault;

/// The early end of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// An expectation was not met; the recorded step says which.
    Failed,
    /// The implementation did something else than answer.
    Iut(IutFault),
    /// The situation cannot be set up for this implementation.
    NotApplicable(String),
    /// The bench could not do its part.
    Bench(String),
}

impl Stop {
    /// The bench could not do its part: what it tried, and what went wrong.
    pub(crate) fn bench(tried: &str, problem: impl std::fmt::Display) -> Self {
        Self::Bench(format!("{tried}: {problem}"))
    }
}

impl Stop {
    /// The same, without any of these secrets in what the implementation said.
    pub(crate) fn without(self, secrets: &[String]) -> Self {
        match self {
            Self::Iut(fault) => Self::Iut(fault.without(secrets)),
            other => other,
        }
    }
}

impl From<IutFault> for Stop {
    fn from(fault: IutFault) -> Self {
        Self::Iut(fault)
    }
}
