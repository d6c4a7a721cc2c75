//! Why an implementation refused: one fixed list, so that "refused, but for the wrong reason" can be told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The reason of a refusal. Data that a caller may act on stands in the variant.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The PIN was compared by the card and is wrong.
    WrongPin {
        /// Tries left after this one, as the card reported them; absent when the implementation cannot tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tries_left: Option<u8>,
    },
    /// The PIN reference is blocked; no value is compared any more.
    PinBlocked,
    /// The PIN cannot be right by its form (length, alphabet) and was not sent to the card.
    PinMalformed,
    /// The request needs a PIN and brought none.
    PinRequired,
    /// The card left the reader, or the reader its host, before the answer was complete.
    CardRemoved,
    /// What is in the reader is not a My Number Card, or has no JPKI application.
    CardUnknown,
    /// The card answered with a status word that the implementation has no better name for.
    CardError {
        /// SW1-SW2 as a number; absent when the implementation cannot tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status_word: Option<u16>,
    },
    /// The object asked for is not on this card (a child's card has no signature certificate).
    NotPresent,
    /// Bytes from the card, in a certificate or in a request do not have the form their type prescribes.
    MalformedData,
    /// The signature does not fit message and key.
    SignatureInvalid,
    /// No path leads from the certificate to a trust anchor.
    IssuerUntrusted,
    /// The certificate's validity has ended.
    Expired,
    /// The certificate's validity has not begun.
    NotYetValid,
    /// The certificate is revoked.
    Revoked {
        /// CRLReason of RFC 5280 section 5.3.1 (`keyCompromise` = 1 …); absent when the list names none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason_code: Option<u8>,
    },
    /// The certificate is suspended (certificateHold).
    OnHold,
    /// No trustworthy revocation information could be had.
    StatusUnavailable,
    /// Revocation information was had but is too old, or dated in the future.
    StatusStale,
    /// The certificate or key is for another use (login instead of signature, or the reverse).
    WrongPurpose,
    /// A test object where production is expected, or the reverse.
    TestEnvironment,
    /// The request asks for something that the implementation does not do (an algorithm, say).
    Unsupported,
}

impl Reason {
    /// The code of the reason without its data, as it stands in messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPin { .. } => "wrong-pin",
            Self::PinBlocked => "pin-blocked",
            Self::PinMalformed => "pin-malformed",
            Self::PinRequired => "pin-required",
            Self::CardRemoved => "card-removed",
            Self::CardUnknown => "card-unknown",
            Self::CardError { .. } => "card-error",
            Self::NotPresent => "not-present",
            Self::MalformedData => "malformed-data",
            Self::SignatureInvalid => "signature-invalid",
            Self::IssuerUntrusted => "issuer-untrusted",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::Revoked { .. } => "revoked",
            Self::OnHold => "on-hold",
            Self::StatusUnavailable => "status-unavailable",
            Self::StatusStale => "status-stale",
            Self::WrongPurpose => "wrong-purpose",
            Self::TestEnvironment => "test-environment",
            Self::Unsupported => "unsupported",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_stands_in_the_message() {
        for reason in [
            Reason::WrongPin { tries_left: Some(2) },
            Reason::PinBlocked,
            Reason::CardError { status_word: Some(0x6F00) },
            Reason::Revoked { reason_code: None },
            Reason::TestEnvironment,
        ] {
            let value = serde_json::to_value(&reason).unwrap();
            assert_eq!(value["code"], reason.code());
        }
    }
}
