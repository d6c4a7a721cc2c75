//! Why the command gives up: printed once, with what to do.

use crate::exit::Exit;

/// A failure of the command.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum Failure {
    /// What was asked cannot be understood.
    #[error("{0}")]
    Usage(String),
    /// The machine lacks or refuses something.
    #[error("{0}")]
    Environment(String),
    /// The bench went wrong.
    #[error("{0}")]
    Bench(String),
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Environment(_) => Exit::Environment,
            Self::Bench(_) => Exit::BenchError,
        }
    }

    pub(crate) fn usage(error: impl std::fmt::Display) -> Self {
        Self::Usage(error.to_string())
    }

    pub(crate) fn environment(error: impl std::fmt::Display) -> Self {
        Self::Environment(error.to_string())
    }

    pub(crate) fn bench(error: impl std::fmt::Display) -> Self {
        Self::Bench(error.to_string())
    }
}
