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
    /// Entries are not in ascending order, or one stands twice.
    #[error("entry {place} is not above the one before")]
    NotAscending {
        /// Which entry, from 0.
        place: usize,
    },
    /// A list has an entry that a look-up does not find, or finds otherwise.
    #[error("entry {place} is not found as it is listed")]
    NotFound {
        /// Which entry, from 0.
        place: usize,
    },
    /// What was read, written again, is read otherwise.
    #[error("what was read, written again, is read otherwise")]
    RoundTrip,
    /// An authority that was opened, or a key that was taken, cannot do what every other can.
    #[error("what was accepted cannot {act}: {problem}")]
    Unable {
        /// What it was asked to do.
        act: &'static str,
        /// What it said.
        problem: String,
    },
    /// An explanation in words is empty or has characters that a terminal obeys.
    #[error("the explanation cannot be printed")]
    Unprintable,
    /// A responder gave something that is no OCSPResponse.
    #[error("the answer is no OCSPResponse: {problem}")]
    NoResponse {
        /// What is wrong.
        problem: String,
    },
    /// A responder did not answer one for one, in the order of the request.
    #[error("{asked} certificates were asked for, and the answer is about {answered}, or about others")]
    OtherCertificates {
        /// Certificates in the request.
        asked: usize,
        /// Answers in the response.
        answered: usize,
    },
    /// A responder did not repeat the nonce, or made one up.
    #[error("the answer has another nonce than the request")]
    OtherNonce,
    /// A responder that asks for signatures answered a request without one, or one that is refused otherwise.
    #[error("a request was answered that is not signed, or is refused when signatures are ignored")]
    NotSigned,
    /// A certificate says something else than the application for it.
    #[error("the certificate is not the one that was applied for")]
    OtherCertificate,
    /// A key does not undo what its other half does.
    #[error("the private key and its public key do not belong together: {act}")]
    OtherKey {
        /// What it was asked to do.
        act: &'static str,
    },
    /// A client relied on an answer that the responder never gave.
    #[error("an answer was relied on that the responder never gave")]
    Forged,
}
