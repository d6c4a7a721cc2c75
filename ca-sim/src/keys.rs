//! Private keys: two traits, a back end for run time, a back end that cross-checks it, and the committed pool.

mod algorithm;
mod generate;
mod openssl;
mod p384;
mod pem;
mod pkcs12;
mod pool;
mod pool_keys;
mod pss;
mod public;
mod rsa;

use std::fmt;

pub use self::algorithm::SignatureAlgorithm;
pub use self::generate::{KEY_BITS, POOL_SEED, POOL_SIZE, key_line, pool_key_name};
pub use self::openssl::OpensslKey;
pub use self::p384::P384Key;
pub use self::pem::{PemLabel, pem, pem_chain};
pub use self::pkcs12::{Pkcs12Content, Pkcs12Protection};
pub use self::pool::{AssignedKey, HOLDER_KEYS, KeyPool, POOL_HEADER};
pub use self::pool_keys::{AuthorityKeys, KeyFamily, KeyRole, PoolKeys};
pub use self::public::RsaPublicKey;
pub use self::rsa::RsaKey;
use crate::error::CaError;

/// A private key of an authority, whatever performs its operations.
pub trait SigningKey: fmt::Debug + Send + Sync {
    /// The SubjectPublicKeyInfo in DER.
    fn spki_der(&self) -> &[u8];

    /// Signs a message of which the hash value is known, and returns what stands in the BIT STRING signatureValue.
    ///
    /// # Errors
    /// [`CaError::Key`] if the key is of another kind than the algorithm, the hash value is of another length, or the
    /// back end fails.
    fn sign_hash(&self, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError>;

    /// Signs a message.
    ///
    /// # Errors
    /// As [`SigningKey::sign_hash`].
    fn sign(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, CaError> {
        self.sign_hash(algorithm, &algorithm.hash(message))
    }
}

/// An RSA private key with the operations that a card needs beside those of an authority.
pub trait RsaSigningKey: SigningKey {
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
}

/// Octets that PKCS#1 v1.5 padding takes at least (RFC 8017, 9.2).
const PKCS1_OVERHEAD: usize = 11;

/// What an RSA key does for [`SigningKey::sign_hash`].
fn rsa_sign_hash(key: &dyn RsaSigningKey, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError> {
    let wrong = |problem: &str| CaError::Key { key: "RSA".to_owned(), problem: problem.to_owned() };
    if algorithm != SignatureAlgorithm::Sha256WithRsa {
        return Err(wrong("cannot sign with ecdsa-with-SHA384; a key on P-384 can"));
    }
    let hash: &[u8; 32] = hash.try_into().map_err(|_| wrong("expected a SHA-256 value of 32 octets"))?;
    let mut signature = Vec::new();
    key.sign_pkcs1_raw(&algorithm::sha256_digest_info(hash), &mut signature)?;
    Ok(signature)
}
