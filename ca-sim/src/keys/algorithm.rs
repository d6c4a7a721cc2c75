//! How an authority signs: the algorithm identifier and the hash function that belongs to it.

use const_oid::db::rfc5912::{ECDSA_WITH_SHA_384, SHA_256_WITH_RSA_ENCRYPTION};
use der::Any;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::digest::DynDigest;
use sha2::{Digest, Sha256, Sha384};
use spki::AlgorithmIdentifierOwned;

/// How an authority signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureAlgorithm {
    /// sha256WithRSAEncryption with NULL parameters: RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    Sha256WithRsa,
    /// ecdsa-with-SHA384 without parameters (RFC 5758, 3.2), for the next generation of cards.
    EcdsaWithSha384,
}

impl SignatureAlgorithm {
    /// The AlgorithmIdentifier of certificates, CRLs and OCSP answers.
    #[must_use]
    pub fn identifier(self) -> AlgorithmIdentifierOwned {
        match self {
            Self::Sha256WithRsa => {
                AlgorithmIdentifierOwned { oid: SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) }
            }
            Self::EcdsaWithSha384 => AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_384, parameters: None },
        }
    }

    /// The hash function, for a message that comes in pieces.
    pub(crate) fn hasher(self) -> Box<dyn DynDigest> {
        match self {
            Self::Sha256WithRsa => Box::new(Sha256::default()),
            Self::EcdsaWithSha384 => Box::new(Sha384::default()),
        }
    }

    /// The hash value of a message: 32 octets of SHA-256 or 48 of SHA-384.
    #[must_use]
    pub fn hash(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256WithRsa => Sha256::digest(message).to_vec(),
            Self::EcdsaWithSha384 => Sha384::digest(message).to_vec(),
        }
    }
}

/// DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1).
const SHA256_DIGEST_INFO: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

pub(super) fn sha256_digest_info(digest: &[u8; 32]) -> [u8; 51] {
    let mut info = [0; 51];
    let (prefix, value) = info.split_at_mut(SHA256_DIGEST_INFO.len());
    prefix.copy_from_slice(&SHA256_DIGEST_INFO);
    value.copy_from_slice(digest);
    info
}
