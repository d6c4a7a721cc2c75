//! Why there is nothing to explain.

use super::tlv::HeaderFlaw;

/// The input is none of the objects that can be explained.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InspectError {
    /// No octets at all.
    #[error("the file is empty; expected a certificate, CRL or OCSP response in DER or PEM")]
    Empty,
    /// Neither PEM nor an element of DER.
    #[error("expected DER (first octet 30) or PEM (a line -----BEGIN …-----), got a first octet {first:02X}")]
    NeitherDerNorPem {
        /// The first octet.
        first: u8,
    },
    /// It begins like DER, but the first element cannot be read.
    #[error("this is no DER: its first element has {}", .flaw.text().en)]
    Unreadable {
        /// What is wrong with its header.
        flaw: HeaderFlaw,
    },
    /// PEM of something else.
    #[error("PEM of {label:?} cannot be explained; expected CERTIFICATE, X509 CRL or OCSP RESPONSE")]
    PemLabel {
        /// What the PEM says that it is.
        label: String,
    },
    /// PEM without an end, or whose body is not base64.
    #[error("the PEM of {label:?} cannot be read: {problem}")]
    Pem {
        /// What the PEM says that it is.
        label: String,
        /// What is wrong.
        problem: &'static str,
    },
    /// Several objects in one file.
    #[error("the file holds {found} PEM objects; give one at a time")]
    Several {
        /// How many.
        found: usize,
    },
    /// DER of something else.
    #[error("this DER is no certificate, CRL or OCSP response (its first element inside has the tag {inside})")]
    Unrecognised {
        /// Tag of the first element inside, in hexadecimal; `none` if there is none.
        inside: String,
    },
}
