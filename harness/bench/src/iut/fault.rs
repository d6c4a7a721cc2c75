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

impl IutFault {
    /// The same, without any of these secrets in the implementation's words: as text, or in hexadecimal digits. The words
    /// are cut to their length only then, so that no half of a secret stays at the end.
    pub(crate) fn without(mut self, secrets: &[String]) -> Self {
        let words: Vec<&mut String> = match &mut self {
            Self::Crash { last_words, .. } => vec![last_words],
            Self::Protocol { problem, line } => vec![problem, line],
            Self::Error { message, .. } => vec![message],
            _ => Vec::new(),
        };
        for words in words {
            for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
                let digits: String = secret.bytes().map(|octet| format!("{octet:02x}")).collect();
                for spelling in [secret.clone(), secret.to_uppercase(), digits.to_uppercase(), digits] {
                    *words = words.replace(&spelling, "<redacted>");
                }
            }
            *words = shortened(words, LONGEST_WORDS);
        }
        self
    }
}

/// What is kept of an implementation's words.
const LONGEST_WORDS: usize = 500;
/// What is kept of them until they are freed of secrets.
pub(super) const LONGEST_QUOTE: usize = 4_000;

/// Shortens foreign text so that a flood stays readable and a report bounded.
pub(crate) fn shortened(text: &str, characters: usize) -> String {
    let mut short: String = text.chars().take(characters).collect();
    if short.len() < text.len() {
        short.push_str(" …");
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_taken_out_of_foreign_words_however_it_is_spelt() {
        let secrets = ["1234".to_owned(), "test01".to_owned()];
        let crash = IutFault::Crash {
            exit: "exit status: 1".to_owned(),
            last_words: "pin 1234, 002000800431323334, TEST01, 544553543031".to_owned(),
        };
        let expected = "pin <redacted>, 0020008004<redacted>, <redacted>, <redacted>";
        let IutFault::Crash { last_words, .. } = crash.without(&secrets[..1]).without(&["TEST01".to_owned()]) else {
            panic!("another fault")
        };
        assert_eq!(last_words, expected);
    }
}
