//! Private keys: one trait, a back end for run time, a back end that cross-checks it, and the committed pool.

mod generate;
mod openssl;
mod p384;
mod pool;
mod pss;
mod public;
mod rsa;

use std::fmt;

use const_oid::db::rfc5912::SHA_256_WITH_RSA_ENCRYPTION;
use der::Any;
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;

pub use self::generate::{KEY_BITS, POOL_SEED, POOL_SIZE, key_line, pool_key_name};
pub use self::openssl::OpensslKey;
pub use self::p384::P384Key;
pub use self::pool::{AUTHORITY_KEYS, AssignedKey, KeyPool, POOL_HEADER};
pub use self::public::RsaPublicKey;
pub use self::rsa::RsaKey;
use crate::error::CaError;

/// How an authority signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// sha256WithRSAEncryption with NULL parameters: RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    Sha256WithRsa,
}

impl SignatureAlgorithm {
    pub(crate) fn identifier(self) -> AlgorithmIdentifierOwned {
        match self {
            Self::Sha256WithRsa => {
                AlgorithmIdentifierOwned { oid: SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) }
            }
        }
    }
}

/// A private key, whatever performs its operations.
pub trait SigningKey: fmt::Debug + Send + Sync {
    /// The SubjectPublicKeyInfo in DER.
    fn spki_der(&self) -> &[u8];

    /// Signs a message.
    ///
    /// # Errors
    /// [`CaError::Key`] if the back end fails.
    fn sign(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, CaError> {
        self.sign_hash(algorithm, &Sha256::digest(message).into())
    }

    /// Signs a message of which only the hash value is known.
    ///
    /// # Errors
    /// [`CaError::Key`] if the back end fails.
    fn sign_hash(&self, algorithm: SignatureAlgorithm, digest: &[u8; 32]) -> Result<Vec<u8>, CaError> {
        let mut signature = Vec::new();
        match algorithm {
            SignatureAlgorithm::Sha256WithRsa => self.sign_pkcs1_raw(&sha256_digest_info(digest), &mut signature)?,
        }
        Ok(signature)
    }

    /// Pads `data` (normally a DigestInfo) as block type 1 of PKCS#1 v1.5, applies the private key, and appends
    /// the result to `signature`. This is what a card does with the data field of its signature command.
    ///
    /// # Errors
    /// [`CaError::TooLongToSign`] if the data do not fit, [`CaError::Key`] if the back end fails.
    fn sign_pkcs1_raw(&self, data: &[u8], signature: &mut Vec<u8>) -> Result<(), CaError>;

    /// Signs a SHA-256 value with RSASSA-PSS (RFC 8017, 8.1), MGF1 with SHA-256 and this salt, and appends the result to
    /// `signature`. The same salt gives the same signature.
    ///
    /// # Errors
    /// [`CaError::Key`] if the back end fails.
    fn sign_pss(&self, digest: &[u8; 32], salt: &[u8; 32], signature: &mut Vec<u8>) -> Result<(), CaError>;

    /// The key as PKCS#8 PrivateKeyInfo in DER, for personalising a card.
    ///
    /// # Errors
    /// [`CaError::Key`] if the back end fails.
    fn pkcs8_der(&self) -> Result<Vec<u8>, CaError>;
}

/// Octets that PKCS#1 v1.5 padding takes at least (RFC 8017, 9.2).
const PKCS1_OVERHEAD: usize = 11;

/// DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1).
const SHA256_DIGEST_INFO: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

fn sha256_digest_info(digest: &[u8; 32]) -> [u8; 51] {
    let mut info = [0; 51];
    let (prefix, value) = info.split_at_mut(SHA256_DIGEST_INFO.len());
    prefix.copy_from_slice(&SHA256_DIGEST_INFO);
    value.copy_from_slice(digest);
    info
}
