//! Why a request gets an error instead of an answer, and which of the error statuses it is (RFC 6960, 2.3 and 4.2.1).

use const_oid::ObjectIdentifier;
use jiff::Timestamp;

use crate::error::CaError;

/// The responseStatus of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum OcspStatus {
    /// 0: the answer has a status for each certificate.
    Successful = 0,
    /// 1: the request has no right form.
    MalformedRequest = 1,
    /// 2: the responder failed.
    InternalError = 2,
    /// 3: the responder cannot answer now.
    TryLater = 3,
    /// 5: the request must be signed.
    SigRequired = 5,
    /// 6: this client, or anybody, gets no answer here.
    Unauthorized = 6,
}

impl OcspStatus {
    /// Every status, in the order of the values.
    pub const ALL: [Self; 6] = [
        Self::Successful,
        Self::MalformedRequest,
        Self::InternalError,
        Self::TryLater,
        Self::SigRequired,
        Self::Unauthorized,
    ];

    /// The ENUMERATED value.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

/// What is wrong with a request, or with the responder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcspFault {
    /// The request is longer than the setting allows.
    #[error("the request has {got} octets, {most} at most are allowed")]
    TooLong {
        /// Octets that came.
        got: usize,
        /// Octets allowed.
        most: u32,
    },
    /// The request is no OCSPRequest in DER.
    #[error("no OCSPRequest in DER: {0}")]
    NotDer(der::Error),
    /// The request asks for nothing.
    #[error("the request asks for no certificate; it must ask for one at least")]
    NothingAsked,
    /// The request asks for more certificates than the setting allows.
    #[error("the request asks for {got} certificates, {most} at most are allowed")]
    TooMany {
        /// Certificates that were asked for.
        got: usize,
        /// Certificates allowed.
        most: u32,
    },
    /// The nonce is no OCTET STRING inside its extension.
    #[error("the nonce is no OCTET STRING inside its extension (RFC 9654, 2.1)")]
    NonceForm,
    /// The nonce has a length that RFC 9654 forbids.
    #[error("the nonce has {got} octets, it must have 1 to 128 (RFC 9654, 2.1)")]
    NonceLength {
        /// Octets of the nonce.
        got: usize,
    },
    /// The request has more than one nonce.
    #[error("the request has more than one nonce")]
    RepeatedNonce,
    /// The request has a critical extension that the responder does not know.
    #[error("the request has the critical extension {0}, which is not known here")]
    CriticalExtension(ObjectIdentifier),
    /// The client does not take the one kind of answer that there is.
    #[error("the client does not accept id-pkix-ocsp-basic, the only type of response there is")]
    BasicNotAccepted,
    /// The request must be signed and is not.
    #[error("the request is not signed and must be")]
    NotSigned,
    /// The first certificate that comes with the request does not verify its signature.
    #[error("the signature of the request is not verified by the first certificate that comes with it")]
    RequestSignature,
    /// Nobody here answers for the issuer of a certificate.
    #[error("certificate {position} of the request is of an issuer for which this answer cannot speak")]
    UnknownIssuer {
        /// Position in the request, from 1.
        position: usize,
    },
    /// A certificate was never issued.
    #[error("certificate {position} of the request was never issued")]
    NeverIssued {
        /// Position in the request, from 1.
        position: usize,
    },
    /// There are no data of now: the snapshot is too old, or from the future.
    #[error("the data of {this_update} can be used until {next_update}, and it is {now}; take a new snapshot")]
    NotCurrent {
        /// Instant of the snapshot.
        this_update: Timestamp,
        /// When its successor should be there.
        next_update: Timestamp,
        /// When it was asked for.
        now: Timestamp,
    },
    /// There are no data at all.
    #[error("there is no snapshot of the authority yet")]
    NoSnapshot,
    /// The answer could not be made.
    #[error("the answer could not be made: {0}")]
    Internal(#[from] CaError),
}

impl OcspFault {
    /// What the client is told.
    #[must_use]
    pub fn status(&self) -> OcspStatus {
        match self {
            Self::TooLong { .. }
            | Self::NotDer(_)
            | Self::NothingAsked
            | Self::TooMany { .. }
            | Self::NonceForm
            | Self::NonceLength { .. }
            | Self::RepeatedNonce
            | Self::CriticalExtension(_)
            | Self::BasicNotAccepted => OcspStatus::MalformedRequest,
            Self::NotSigned => OcspStatus::SigRequired,
            Self::RequestSignature | Self::UnknownIssuer { .. } | Self::NeverIssued { .. } => OcspStatus::Unauthorized,
            Self::NotCurrent { .. } | Self::NoSnapshot => OcspStatus::TryLater,
            Self::Internal(_) => OcspStatus::InternalError,
        }
    }
}

impl From<der::Error> for OcspFault {
    fn from(error: der::Error) -> Self {
        Self::Internal(CaError::Encoding(error))
    }
}
