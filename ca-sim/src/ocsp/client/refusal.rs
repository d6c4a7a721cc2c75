//! Why an answer cannot be relied on.

use const_oid::ObjectIdentifier;
use jiff::Timestamp;

use crate::ocsp::fault::OcspStatus;

/// What is wrong with an answer (RFC 6960, 3.2 and 4.2.2.2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcspRefusal {
    /// The answer is no OCSPResponse in DER.
    #[error("no OCSPResponse in DER: {0}")]
    NotDer(#[from] der::Error),
    /// The responder answered with an error status.
    #[error("the responder answered {0:?}")]
    Status(OcspStatus),
    /// The answer says that it is successful and has nothing in it.
    #[error("a successful answer must have responseBytes")]
    Empty,
    /// The answer is of another type than id-pkix-ocsp-basic.
    #[error("expected a response of type id-pkix-ocsp-basic, got {0}")]
    NotBasic(ObjectIdentifier),
    /// The signature does not fit.
    #[error("the signature is not that of the responder")]
    Signature,
    /// Neither the issuer nor a certificate in the answer is what responderID names.
    #[error("no certificate of the responder that responderID names")]
    ResponderNotFound,
    /// The responder's certificate is not of the issuer of the certificates that were asked for.
    #[error("the responder's certificate was not issued by the authority in question")]
    ResponderIssuer,
    /// The responder's certificate does not say that it may sign answers.
    #[error("the responder's certificate has no extendedKeyUsage id-kp-OCSPSigning")]
    ResponderPurpose,
    /// The responder's certificate is not valid now.
    #[error("the responder's certificate is valid from {not_before} to {not_after}, and it is {now}")]
    ResponderValidity {
        /// First instant.
        not_before: Timestamp,
        /// Last instant.
        not_after: Timestamp,
        /// When it was judged.
        now: Timestamp,
    },
    /// The answer has a critical extension that nobody here knows.
    #[error("the answer has the critical extension {0}, which is not known here")]
    CriticalExtension(ObjectIdentifier),
    /// The answer has no nonce, and one was sent and must come back.
    #[error("the answer does not repeat the nonce")]
    NonceMissing,
    /// The answer has another nonce than the request.
    #[error("the answer has another nonce than the request")]
    NonceDiffers,
    /// There is no answer about a certificate that was asked for.
    #[error("no answer about certificate {position} of the request")]
    NotAnswered {
        /// Position in the request, from 1.
        position: usize,
    },
    /// There are two answers about one certificate, and they differ.
    #[error("two answers about certificate {position} of the request contradict each other")]
    Contradiction {
        /// Position in the request, from 1.
        position: usize,
    },
    /// A time of the answer is in the future.
    #[error("{field} is {at}, in the future: it is {now}")]
    FromTheFuture {
        /// `producedAt` or `thisUpdate`.
        field: &'static str,
        /// The time.
        at: Timestamp,
        /// When it was judged.
        now: Timestamp,
    },
    /// There are newer data than these.
    #[error("newer data were there at {next_update}, and it is {now}")]
    Stale {
        /// nextUpdate.
        next_update: Timestamp,
        /// When it was judged.
        now: Timestamp,
    },
    /// nextUpdate is before thisUpdate.
    #[error("nextUpdate {next_update} is before thisUpdate {this_update}")]
    Backwards {
        /// thisUpdate.
        this_update: Timestamp,
        /// nextUpdate.
        next_update: Timestamp,
    },
}
