//! What no input may bring about.

/// A rule that did not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// The same input was explained in two ways.
    #[error("the same input was explained otherwise the second time")]
    Unrepeatable,
    /// A finding points behind the end of the object.
    #[error("a finding about {path} is at octet {offset} of {length}")]
    Outside {
        /// The field.
        path: String,
        /// Where it is said to be.
        offset: usize,
        /// Octets of the object.
        length: usize,
    },
    /// So many findings that a small input makes a large explanation.
    #[error("{got} findings, {most} at most")]
    TooMuch {
        /// How many may be.
        most: usize,
        /// How many there are.
        got: usize,
    },
    /// An item of the holder was shown although nobody asked for it.
    #[error("{path} was shown although personal data were to be hidden")]
    Shown {
        /// The field.
        path: String,
    },
    /// Hiding personal data changed more than what is shown.
    #[error("hiding personal data changed the finding about {path}")]
    HidingChanged {
        /// The field.
        path: String,
    },
    /// An explanation in words is empty or has characters that a terminal obeys.
    #[error("the explanation cannot be printed")]
    Unprintable,
}
