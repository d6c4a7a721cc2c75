//! How a refusal is worded. The reason is for machines; the sentence tells a person what to do.

use sekisho_harness_protocol::{Reason, Refusal};

/// The last step before the answer leaves.
pub trait AnswerFilter: Send {
    /// The refusal to send: the reason as it was found, with a sentence.
    fn refusal(&self, reason: Reason) -> Refusal {
        let detail = Some(advice(&reason).to_owned());
        Refusal { reason, detail }
    }
}

fn advice(reason: &Reason) -> &'static str {
    match reason {
        Reason::WrongPin { tries_left: Some(0) } => {
            "The PIN is wrong and is now blocked; the municipal office resets it."
        }
        Reason::WrongPin { .. } => "The PIN is wrong.",
        Reason::PinBlocked => "The PIN is blocked; the municipal office resets it.",
        Reason::PinMalformed => "The PIN has not the right form; nothing was sent to the card.",
        Reason::PinRequired => "This needs a PIN.",
        Reason::CardRemoved => "The card was taken away; put it back and start again.",
        Reason::CardUnknown => "This is not a My Number Card.",
        Reason::CardError { .. } => "The card answered with an error.",
        Reason::NotPresent => "This card does not carry that certificate or PIN.",
        Reason::MalformedData => "The data do not have the form they should have.",
        Reason::SignatureInvalid => "The signature does not fit the message and the certificate.",
        Reason::IssuerUntrusted => "The certificate was not issued by a trusted authority.",
        Reason::Expired => "The certificate has expired.",
        Reason::NotYetValid => "The certificate is not valid yet.",
        Reason::Revoked { .. } => "The certificate is revoked.",
        Reason::OnHold => "The certificate is suspended.",
        Reason::StatusUnavailable => "Whether the certificate is revoked could not be learned.",
        Reason::StatusStale => "The revocation list is not of today.",
        Reason::WrongPurpose => "The certificate is for another purpose.",
        Reason::TestEnvironment => "Test and production were mixed.",
        _ => "This implementation does not do that.",
    }
}
