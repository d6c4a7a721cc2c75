//! Why a judge cannot be heard.

/// The errors of this crate. What a judge says about an exhibit is never one of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JudgeError {
    /// A program cannot be started.
    #[error("cannot start {program}: {problem}; `./test.sh` installs what is needed")]
    Missing {
        /// The program.
        program: String,
        /// What the system said.
        problem: String,
    },
    /// A program did not end as it should.
    #[error("{program} broke down: {said}")]
    BrokeDown {
        /// The program.
        program: String,
        /// The end of what it said.
        said: String,
    },
    /// A program of ours answered with something else than an opinion.
    #[error("expected an opinion, got {got:?}")]
    Answer {
        /// Its answer.
        got: String,
    },
    /// The temporary folder cannot be used.
    #[error("cannot use a temporary folder: {problem}")]
    Folder {
        /// What the system said.
        problem: String,
    },
    /// The list of what the linter may find cannot be read.
    #[error("the list of what pkilint may find: {problem}")]
    Allowances {
        /// What is wrong.
        problem: String,
    },
    /// An object of ours cannot be made.
    #[error("cannot make an object to be judged: {0}")]
    Authority(#[from] sekisho_ca_sim::CaError),
}
