//! CertID: which certificate is meant (RFC 6960, 4.1.1).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{ID_SHA_1, ID_SHA_256};
use der::Any;
use der::asn1::OctetString;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoRef};
use x509_ocsp::CertId;

use crate::error::CaError;
use crate::serial::Serial;

/// The hash function of a CertID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertIdHash {
    /// SHA-1, what most clients use and RFC 5019, 2.1.1 asks for.
    Sha1,
    /// SHA-256.
    Sha256,
}

impl CertIdHash {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sha1, Self::Sha256];

    fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha1 => ID_SHA_1,
            Self::Sha256 => ID_SHA_256,
        }
    }

    fn digest(self, data: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(data).to_vec(),
            Self::Sha256 => Sha256::digest(data).to_vec(),
        }
    }

    /// The hash function of this CertID, if it is one of these.
    fn of(id: &CertId) -> Option<Self> {
        Self::ALL.into_iter().find(|hash| hash.oid() == id.hash_algorithm.oid)
    }
}

/// An authority as CertIDs name it. Generations of one authority share the name, so only the hash of the key tells them
/// apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IssuerHashes {
    sha1: (OctetString, OctetString),
    sha256: (OctetString, OctetString),
}

impl IssuerHashes {
    /// The authority with this name and SubjectPublicKeyInfo, both in DER.
    pub(crate) fn new(name_der: &[u8], spki_der: &[u8]) -> Result<Self, CaError> {
        let spki = SubjectPublicKeyInfoRef::try_from(spki_der)
            .map_err(|error| CaError::Key { key: "of the issuer".to_owned(), problem: error.to_string() })?;
        let key = spki.subject_public_key.raw_bytes();
        let hashes = |hash: CertIdHash| {
            Ok::<_, CaError>((OctetString::new(hash.digest(name_der))?, OctetString::new(hash.digest(key))?))
        };
        Ok(Self { sha1: hashes(CertIdHash::Sha1)?, sha256: hashes(CertIdHash::Sha256)? })
    }

    /// The hash function by which this CertID names this authority, if it does.
    pub(crate) fn named_by(&self, id: &CertId) -> Option<CertIdHash> {
        let hash = CertIdHash::of(id)?;
        let (name, key) = self.of(hash);
        (*name == id.issuer_name_hash && *key == id.issuer_key_hash).then_some(hash)
    }

    /// The CertID of a certificate of this authority.
    pub(crate) fn cert_id(&self, hash: CertIdHash, serial: Serial) -> Result<CertId, CaError> {
        let (name, key) = self.of(hash);
        Ok(CertId {
            hash_algorithm: AlgorithmIdentifierOwned { oid: hash.oid(), parameters: Some(Any::null()) },
            issuer_name_hash: name.clone(),
            issuer_key_hash: key.clone(),
            serial_number: serial.to_x509()?,
        })
    }

    fn of(&self, hash: CertIdHash) -> &(OctetString, OctetString) {
        match hash {
            CertIdHash::Sha1 => &self.sha1,
            CertIdHash::Sha256 => &self.sha256,
        }
    }
}

/// The serial number that a CertID asks for. `None` if it is one that this authority cannot have issued: negative, or of
/// more than eight octets.
pub(crate) fn serial_of(id: &CertId) -> Option<Serial> {
    let octets = id.serial_number.as_bytes();
    if octets.first().is_some_and(|first| first & 0x80 != 0) {
        return None;
    }
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    let digits = octets.get(zeros..).unwrap_or_default();
    (digits.len() <= size_of::<u64>())
        .then(|| Serial::new(digits.iter().fold(0, |value, octet| value << 8 | u64::from(*octet))))
}

/// Whether a CertID is written as ours are: with NULL behind the hash function. It may be absent as well, and an answer
/// repeats what was asked, octet by octet.
pub(crate) fn is_usual_form(id: &CertId) -> bool {
    id.hash_algorithm.parameters == Some(Any::null())
}
