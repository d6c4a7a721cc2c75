//! What an implementation can do instead of answering.

/// A request that got no answer within the protocol. Each is a verdict about the implementation, never the end of the run.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum IutFault {
    /// The program cannot be started at all.
    #[error("the driver `{program}` cannot be started: {problem}; check the path and that it may be executed")]
    NotStarted {
        /// What was to be started.
        program: String,
        /// What the system said.
        problem: String,
    },
    /// The process ended, or closed its output, before it answered.
    #[error("the driver ended while a request was open ({exit}); its last words: {last_words}")]
    Crash {
        /// Exit status in words.
        exit: String,
        /// The end of its standard error.
        last_words: String,
    },
    /// No answer came in time.
    #[error("the driver did not answer `{method}` within {seconds} s")]
    Hang {
        /// The method that was asked.
        method: String,
        /// The deadline.
        seconds: u64,
    },
    /// It wrote something that the protocol does not know.
    #[error("the driver broke the protocol: {problem}; it wrote: {line}")]
    Protocol {
        /// What was expected and what is wrong.
        problem: String,
        /// The line, shortened.
        line: String,
    },
    /// It does not have the method.
    #[error("the driver does not have the method `{method}`")]
    MethodNotFound {
        /// The method that was asked.
        method: String,
    },
    /// It answered with an error of its own making.
    #[error("the driver answered `{method}` with error {code}: {message}")]
    Error {
        /// The method that was asked.
        method: String,
        /// JSON-RPC error number.
        code: i64,
        /// Its words.
        message: String,
    },
    /// It speaks another major version of the protocol.
    #[error("the driver speaks protocol {theirs}, the bench {ours}; the major numbers must agree")]
    Version {
        /// What the driver said.
        theirs: String,
        /// What the bench speaks.
        ours: String,
    },
}

/// Shortens foreign text so that a flood stays readable and a report bounded.
pub(crate) fn shortened(text: &str, characters: usize) -> String {
    let mut short: String = text.chars().take(characters).collect();
    if short.len() < text.len() {
        short.push_str(" …");
    }
    short
}
