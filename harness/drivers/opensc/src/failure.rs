//! What a return value of PKCS#11 means in the bench's words.

use cryptoki::error::{Error, RvError};
use sekisho_harness_protocol::{Outcome, Reason, Refusal};

/// A request that came to nothing: the reason, and the module's own words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Failure {
    pub(crate) reason: Reason,
    pub(crate) detail: String,
}

impl Failure {
    pub(crate) fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error {
            Error::Pkcs11(value, function) => Self::new(reason(value), format!("C_{function:?} returned {value:?}")),
            other => Self::new(Reason::CardError { status_word: None }, other.to_string()),
        }
    }
}

impl<T> From<Failure> for Outcome<T> {
    fn from(failure: Failure) -> Self {
        Self::Refused(Refusal { reason: failure.reason, detail: Some(failure.detail) })
    }
}

/// PKCS#11 2.40 section 5.1 says what each value means. The module never tells how many tries are left.
fn reason(value: &RvError) -> Reason {
    match value {
        RvError::PinIncorrect => Reason::WrongPin { tries_left: None },
        RvError::PinLocked => Reason::PinBlocked,
        RvError::PinLenRange | RvError::PinInvalid => Reason::PinMalformed,
        RvError::UserNotLoggedIn => Reason::PinRequired,
        // Slots, sessions and handles only become invalid under the driver's hands when the card goes.
        RvError::DeviceRemoved
        | RvError::TokenNotPresent
        | RvError::SlotIdInvalid
        | RvError::SessionClosed
        | RvError::SessionHandleInvalid
        | RvError::ObjectHandleInvalid
        | RvError::KeyHandleInvalid => Reason::CardRemoved,
        RvError::TokenNotRecognized => Reason::CardUnknown,
        RvError::MechanismInvalid | RvError::FunctionNotSupported => Reason::Unsupported,
        _ => Reason::CardError { status_word: None },
    }
}

#[cfg(test)]
mod tests {
    use cryptoki::context::Function;

    use super::*;

    #[test]
    fn a_return_value_keeps_its_name_beside_the_reason() {
        for (value, reason) in [
            (RvError::PinIncorrect, Reason::WrongPin { tries_left: None }),
            (RvError::PinLocked, Reason::PinBlocked),
            (RvError::PinLenRange, Reason::PinMalformed),
            (RvError::DeviceRemoved, Reason::CardRemoved),
            (RvError::TokenNotRecognized, Reason::CardUnknown),
            (RvError::MechanismInvalid, Reason::Unsupported),
            (RvError::GeneralError, Reason::CardError { status_word: None }),
        ] {
            let failure = Failure::from(Error::Pkcs11(value, Function::Login));
            assert_eq!(failure.reason, reason);
            assert!(failure.detail.starts_with("C_Login returned "), "{}", failure.detail);
        }
    }
}
