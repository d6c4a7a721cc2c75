//! Answering for the status of certificates over OCSP (RFC 6960, 5019, 9654), and asking as a client.
//!
//! Nothing here waits, reads a clock or draws a random number: the same request, snapshot, instant and keys give the same
//! octets. HTTP is another crate's business.

mod answer;
mod cert_id;
mod client;
mod fault;
mod nonce;
mod pre_produced;
mod request;
mod responder;
mod response;
mod rule;
mod signature;
mod signers;

pub use answer::OcspAnswer;
pub use cert_id::CertIdHash;
pub use client::{OcspCheck, OcspNonce, OcspRefusal, OcspRequestBuilder, OcspVerdict, SentOcspRequest};
pub use fault::{OcspFault, OcspStatus};
pub use nonce::LONGEST_NONCE;
pub use responder::OcspResponder;
pub use rule::{
    NeverIssued, NonceRule, OcspAnswers, OcspRule, OcspSigner, RequestSignatureRule, ResponderIdForm, UnknownIssuer,
};
pub use signers::{OcspIssuer, OcspSigners};
