//! What an error of the library means in the bench's words.

use jpki::card::Error as CardError;
use jpki::nfc::Error as StatusError;
use jpki::pcsc::Error as TransportError;
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

    /// The application is not on the card: what "file not found" to its SELECT means.
    pub(crate) fn selecting(error: CardError) -> Self {
        match error {
            CardError::Apdu(StatusError::FileNotFound) => Self::new(Reason::CardUnknown, error.to_string()),
            other => other.into(),
        }
    }
}

impl From<CardError> for Failure {
    fn from(error: CardError) -> Self {
        let reason = match &error {
            CardError::Apdu(status) => of_status(status),
            CardError::Device(_) => Reason::CardError { status_word: None },
        };
        Self::new(reason, error.to_string())
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::PcscError(error) => error.into(),
            TransportError::ReaderNotFound => Self::new(Reason::CardRemoved, error.to_string()),
        }
    }
}

impl From<pcsc::Error> for Failure {
    fn from(error: pcsc::Error) -> Self {
        use pcsc::Error;
        let reason = match error {
            Error::NoSmartcard
            | Error::RemovedCard
            | Error::ReaderUnavailable
            | Error::UnknownReader
            | Error::NoReadersAvailable => Reason::CardRemoved,
            _ => Reason::CardError { status_word: None },
        };
        Self::new(reason, error.to_string())
    }
}

impl<T> From<Failure> for Outcome<T> {
    fn from(failure: Failure) -> Self {
        Self::Refused(Refusal { reason: failure.reason, detail: Some(failure.detail) })
    }
}

/// The library names status words and keeps their octets only where it has no name.
fn of_status(status: &StatusError) -> Reason {
    match status {
        StatusError::VerifyFailed(tries_left) => Reason::WrongPin { tries_left: Some(*tries_left) },
        StatusError::ReferencedDataBlocked => Reason::PinBlocked,
        StatusError::SecurityConditionNotSatisfied => Reason::PinRequired,
        StatusError::FileNotFound => Reason::NotPresent,
        // What the library makes of an answer without a status.
        StatusError::Unknown(0, 0) => Reason::CardError { status_word: None },
        StatusError::Unknown(sw1, sw2) => Reason::CardError { status_word: Some(u16::from_be_bytes([*sw1, *sw2])) },
        _ => Reason::CardError { status_word: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_keeps_the_librarys_words_beside_the_reason() {
        for (status, reason) in [
            (StatusError::VerifyFailed(2), Reason::WrongPin { tries_left: Some(2) }),
            (StatusError::ReferencedDataBlocked, Reason::PinBlocked),
            (StatusError::SecurityConditionNotSatisfied, Reason::PinRequired),
            (StatusError::FileNotFound, Reason::NotPresent),
            (StatusError::Unknown(0x6F, 0x01), Reason::CardError { status_word: Some(0x6F01) }),
            (StatusError::Unknown(0, 0), Reason::CardError { status_word: None }),
            (StatusError::WrongLength, Reason::CardError { status_word: None }),
        ] {
            let words = status.to_string();
            assert_eq!(Failure::from(CardError::Apdu(status)), Failure { reason, detail: words });
        }
        let selecting = Failure::selecting(CardError::Apdu(StatusError::FileNotFound));
        assert_eq!(selecting.reason, Reason::CardUnknown);
    }
}
