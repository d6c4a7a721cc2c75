//! Keys on the curve P-384, for the next generation of cards and certificates.
//!
//! Signatures are deterministic (RFC 6979), so that a seed gives the same bytes every time; OpenSSL's are not.

use std::fmt;

use p384::ecdsa::signature::hazmat::PrehashSigner;
use p384::ecdsa::{Signature, SigningKey as EcdsaKey};
use p384::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sha2::{Digest, Sha512};

use super::{SignatureAlgorithm, SigningKey};
use crate::error::CaError;

/// A private key on P-384.
pub struct P384Key {
    key: EcdsaKey,
    spki_der: Vec<u8>,
}

impl P384Key {
    /// The key of a seed: the first candidate of SHA-512(seed, counter), cut to 48 octets, that is a scalar of the curve.
    ///
    /// # Errors
    /// [`CaError::Key`] if no candidate is one, which no seed is known for.
    pub fn from_seed(seed: &[u8]) -> Result<Self, CaError> {
        let candidate = |counter: u8| {
            let digest = Sha512::new().chain_update(seed).chain_update([counter]).finalize();
            EcdsaKey::from_slice(digest.get(..48)?).ok()
        };
        let key = (0..=u8::MAX).find_map(candidate).ok_or_else(|| failure("no scalar of the curve in the seed"))?;
        Self::build(key)
    }

    /// The key in this PKCS#8 PrivateKeyInfo.
    ///
    /// # Errors
    /// [`CaError::Key`] if it holds no key on P-384.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, CaError> {
        Self::build(EcdsaKey::from_pkcs8_der(der).map_err(|error| failure(&error.to_string()))?)
    }

    fn build(key: EcdsaKey) -> Result<Self, CaError> {
        let spki = key.verifying_key().to_public_key_der().map_err(|error| failure(&error.to_string()))?;
        Ok(Self { key, spki_der: spki.into_vec() })
    }

    /// The key as PKCS#8 PrivateKeyInfo in DER.
    ///
    /// # Errors
    /// [`CaError::Key`] if it cannot be encoded.
    pub fn pkcs8_der(&self) -> Result<Vec<u8>, CaError> {
        let document = self.key.to_pkcs8_der().map_err(|error| failure(&error.to_string()))?;
        Ok(document.as_bytes().to_vec())
    }

    /// Signs a hash value (ECDSA, FIPS 186-5, 6.4) and appends `r || s`, 96 octets, to `signature`.
    ///
    /// # Errors
    /// [`CaError::Key`] if the hash value is shorter than half the curve's size.
    pub fn sign_fixed(&self, hash: &[u8], signature: &mut Vec<u8>) -> Result<(), CaError> {
        signature.extend_from_slice(&self.signed(hash)?.to_bytes());
        Ok(())
    }

    fn signed(&self, hash: &[u8]) -> Result<Signature, CaError> {
        self.key.sign_prehash(hash).map_err(|error| failure(&error.to_string()))
    }
}

impl SigningKey for P384Key {
    fn spki_der(&self) -> &[u8] {
        &self.spki_der
    }

    /// An Ecdsa-Sig-Value in DER (RFC 3279, 2.2.3).
    fn sign_hash(&self, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError> {
        match (algorithm, hash.len()) {
            (SignatureAlgorithm::EcdsaWithSha384, 48) => Ok(self.signed(hash)?.to_der().as_bytes().to_vec()),
            (SignatureAlgorithm::EcdsaWithSha384, _) => Err(failure("expected a SHA-384 value of 48 octets")),
            (SignatureAlgorithm::Sha256WithRsa, _) => Err(failure("cannot sign with sha256WithRSAEncryption")),
        }
    }
}

impl fmt::Debug for P384Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P384Key")
    }
}

fn failure(problem: &str) -> CaError {
    CaError::Key { key: "on P-384".to_owned(), problem: problem.to_owned() }
}
