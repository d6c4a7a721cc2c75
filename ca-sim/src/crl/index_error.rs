//! Why a CRL cannot be indexed.

use std::fmt;

/// A CRL that is not what RFC 5280 (5.1) and DER allow. Offsets count octets from the beginning of the CRL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CrlError {
    /// Something else stands where a part should, or nothing.
    #[error("octet {offset}: expected {expected}, got {}", Tag(*.got))]
    Unexpected {
        /// Where.
        offset: usize,
        /// What should stand there.
        expected: CrlPart,
        /// The tag that stands there; none at the end of the structure around it.
        got: Option<u8>,
    },
    /// A length that DER does not allow (X.690, 10.1): indefinite, with more octets than it needs, or above 32 bits.
    #[error("octet {offset}: expected a definite length in as few octets as possible")]
    Length {
        /// Where the length stands.
        offset: usize,
    },
    /// A value is longer than what is around it.
    #[error("octet {offset}: a value of {length} octets, but {left} are left; the CRL is cut off or a length is wrong")]
    CutOff {
        /// Where the value begins.
        offset: usize,
        /// Octets that its length says.
        length: usize,
        /// Octets that are there.
        left: usize,
    },
    /// A part is there, but its value is not allowed.
    #[error("octet {offset}: expected {expected}, got another value")]
    Value {
        /// Where the part stands.
        offset: usize,
        /// What it should be.
        expected: CrlPart,
    },
    /// A critical extension that this reader does not know: the CRL must not be used (RFC 5280, 5.2 and 5.3).
    #[error("octet {offset}: unknown critical extension {oid}; a CRL with it must not be used")]
    UnknownCritical {
        /// Where the extension stands.
        offset: usize,
        /// The content octets of its identifier in hexadecimal.
        oid: String,
    },
    /// Two entries for one certificate.
    #[error("octet {offset}: a second entry for serial {serial}")]
    Twice {
        /// Where the second entry stands.
        offset: usize,
        /// The serial number in hexadecimal.
        serial: String,
    },
}

impl CrlError {
    /// Where it went wrong, in octets from the beginning of the CRL.
    #[must_use]
    pub fn offset(&self) -> usize {
        match *self {
            Self::Unexpected { offset, .. }
            | Self::Length { offset }
            | Self::CutOff { offset, .. }
            | Self::Value { offset, .. }
            | Self::UnknownCritical { offset, .. }
            | Self::Twice { offset, .. } => offset,
        }
    }
}

/// A part of a CRL, with the form that it must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrlPart {
    /// CertificateList: a SEQUENCE with nothing behind it.
    List,
    /// TBSCertList: a SEQUENCE.
    ToBeSigned,
    /// Version 2, INTEGER 1.
    Version,
    /// AlgorithmIdentifier, the same one twice.
    Algorithm,
    /// Name of the issuer.
    Issuer,
    /// UTCTime `YYMMDDhhmmssZ` from 1970 to 2049, GeneralizedTime `YYYYMMDDhhmmssZ` from 2050 (RFC 5280, 5.1.2.4).
    Time,
    /// revokedCertificates: absent if there are none.
    Entries,
    /// An entry with serial number and time.
    Entry,
    /// An INTEGER that is not negative, of at most twenty octets.
    Integer,
    /// Extensions, at least one.
    Extensions,
    /// An extension: identifier, critical or not (TRUE, or absent), value.
    Extension,
    /// A reasonCode of RFC 5280, 5.3.1.
    Reason,
    /// authorityKeyIdentifier.
    AuthorityKey,
    /// issuingDistributionPoint with at least one member (RFC 5280, 5.2.5).
    DistributionPoint,
    /// The signature: a BIT STRING of whole octets.
    Signature,
    /// The end of a structure.
    End,
}

impl fmt::Display for CrlPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::List => "a CertificateList and nothing behind it",
            Self::ToBeSigned => "a TBSCertList",
            Self::Version => "version 2 (INTEGER 1)",
            Self::Algorithm => "an AlgorithmIdentifier, the same inside and outside of the signed part",
            Self::Issuer => "the Name of the issuer",
            Self::Time => "UTCTime YYMMDDhhmmssZ from 1970 to 2049, or GeneralizedTime YYYYMMDDhhmmssZ from 2050",
            Self::Entries => "at least one entry, or no list of entries",
            Self::Entry => "an entry with serial number and time",
            Self::Integer => "an INTEGER that is not negative, of at most 20 octets and no more than it needs",
            Self::Extensions => "at least one extension, or no extensions",
            Self::Extension => {
                "an extension that is there once: identifier, TRUE if critical, value in an OCTET STRING"
            }
            Self::Reason => "a reason of RFC 5280 (0 to 6 and 8 to 10)",
            Self::AuthorityKey => "an authorityKeyIdentifier",
            Self::DistributionPoint => "an issuingDistributionPoint that is not empty",
            Self::Signature => "a signature of whole octets",
            Self::End => "the end of the structure",
        })
    }
}

struct Tag(Option<u8>);

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(tag) => write!(f, "tag {tag:02X}"),
            None => f.write_str("nothing"),
        }
    }
}
