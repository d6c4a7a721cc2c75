//! Where a defective object differs from its valid twin.

use std::fmt;

use const_oid::ObjectIdentifier;

/// One place of difference. Whatever is signed anew differs in its signature too, which is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The signature alone: what is signed is the twin's.
    Signature,
    /// The algorithm in front of the signature, which nobody signs.
    OuterAlgorithm,
    /// The certificates that come with an OCSP answer, which its signature does not cover.
    Certificates,
    /// What stands around the signed object, or behind it.
    Frame,
    /// The whole object: another one, right in itself, stands where the twin stood, or nothing of it is left.
    Object,
    /// A field of the signed part, by its name in ASN.1.
    Field(&'static str),
    /// An extension of the signed part.
    Extension(ObjectIdentifier),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => f.write_str("signatureValue"),
            Self::OuterAlgorithm => f.write_str("signatureAlgorithm"),
            Self::Certificates => f.write_str("certs"),
            Self::Frame => f.write_str("frame"),
            Self::Object => f.write_str("object"),
            Self::Field(name) => f.write_str(name),
            Self::Extension(oid) => write!(f, "extension {oid}"),
        }
    }
}
