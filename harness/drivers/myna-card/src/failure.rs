//! What an error of the library means in the bench's words.

use myna_card::Error;
use sekisho_harness_protocol::{Outcome, Reason, Refusal};

/// A request that came to nothing: the reason, and the library's own words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Failure {
    pub(crate) reason: Reason,
    pub(crate) detail: String,
}

impl Failure {
    pub(crate) fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }

    /// The application is not on the card: what `6A82` to its SELECT means.
    pub(crate) fn selecting(error: Error) -> Self {
        match error {
            Error::Status(status) if status.value() == 0x6A82 => Self::new(Reason::CardUnknown, error.to_string()),
            other => other.into(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(reason(&error), error.to_string())
    }
}

impl<T> From<Failure> for Outcome<T> {
    fn from(failure: Failure) -> Self {
        Self::Refused(Refusal { reason: failure.reason, detail: Some(failure.detail) })
    }
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::Pcsc(error) => of_pcsc(*error),
        Error::NoReader | Error::ReaderNotFound(_) => Reason::CardRemoved,
        Error::Status(status) => match status.value() {
            0x6982 => Reason::PinRequired,
            0x6A82 => Reason::NotPresent,
            other => Reason::CardError { status_word: Some(other) },
        },
        Error::PinIncorrect { retries } => Reason::WrongPin { tries_left: *retries },
        Error::PinBlocked => Reason::PinBlocked,
        Error::InvalidPin(_) => Reason::PinMalformed,
        Error::ShortResponse(_) | Error::Malformed(_) => Reason::MalformedData,
        Error::SignatureInvalid(_) => Reason::SignatureInvalid,
        Error::UnknownCertificateAuthority(_) => Reason::IssuerUntrusted,
        Error::BadSigningInput { .. } => Reason::Unsupported,
        _ => Reason::CardError { status_word: None },
    }
}

/// PC/SC part 5 names these for a card or reader that is not there.
fn of_pcsc(error: pcsc::Error) -> Reason {
    match error {
        pcsc::Error::NoSmartcard
        | pcsc::Error::RemovedCard
        | pcsc::Error::ReaderUnavailable
        | pcsc::Error::UnknownReader
        | pcsc::Error::NoReadersAvailable => Reason::CardRemoved,
        _ => Reason::CardError { status_word: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_the_librarys_words_beside_the_reason() {
        for (error, reason) in [
            (Error::PinIncorrect { retries: Some(2) }, Reason::WrongPin { tries_left: Some(2) }),
            (Error::PinBlocked, Reason::PinBlocked),
            (Error::InvalidPin("must not be empty"), Reason::PinMalformed),
            (Error::Pcsc(pcsc::Error::RemovedCard), Reason::CardRemoved),
            (Error::Pcsc(pcsc::Error::InternalError), Reason::CardError { status_word: None }),
            (Error::Malformed("x".to_owned()), Reason::MalformedData),
            (Error::ShortResponse(1), Reason::MalformedData),
        ] {
            let words = error.to_string();
            assert_eq!(Failure::from(error), Failure { reason, detail: words });
        }
    }
}
