//! RSA public keys that come as two numbers, as card-verifiable certificates carry them.

use std::fmt;

use openssl::bn::BigNum;
use openssl::encrypt::Encrypter;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sign::Verifier;

use super::openssl::failure;
use crate::error::CaError;

/// An RSA public key held by OpenSSL.
pub struct RsaPublicKey {
    key: PKey<Public>,
}

impl RsaPublicKey {
    /// The key with these numbers, big-endian.
    ///
    /// # Errors
    /// [`CaError::Key`] if they make no key.
    pub fn from_numbers(modulus: &[u8], exponent: &[u8]) -> Result<Self, CaError> {
        let key = BigNum::from_slice(modulus)
            .and_then(|n| Rsa::from_public_components(n, BigNum::from_slice(exponent)?))
            .and_then(PKey::from_rsa);
        Ok(Self { key: key.map_err(|error| failure("from two numbers", &error))? })
    }

    /// The key in this SubjectPublicKeyInfo, DER.
    ///
    /// # Errors
    /// [`CaError::Key`] if it holds no RSA key.
    pub fn from_spki(der: &[u8]) -> Result<Self, CaError> {
        let key = Rsa::public_key_from_der(der).and_then(PKey::from_rsa);
        Ok(Self { key: key.map_err(|error| failure("from SubjectPublicKeyInfo", &error))? })
    }

    /// The modulus, big-endian, without leading zeros.
    ///
    /// # Errors
    /// [`CaError::Key`] if OpenSSL fails.
    pub fn modulus(&self) -> Result<Vec<u8>, CaError> {
        self.key.rsa().map(|rsa| rsa.n().to_vec()).map_err(|error| failure("in use", &error))
    }

    /// Whether this is the RSASSA-PKCS1-v1_5 signature with SHA-256 over the message (RFC 8017, 8.2.2).
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Verifier::new(MessageDigest::sha256(), &self.key)
            .and_then(|mut verifier| verifier.verify_oneshot(signature, message))
            // A signature that OpenSSL cannot even read is no signature.
            .unwrap_or(false)
    }

    /// Encrypts with RSAES-OAEP, SHA-256 and an empty label (RFC 8017, 7.1).
    ///
    /// # Errors
    /// [`CaError::Key`] if the message is too long or OpenSSL fails.
    pub fn encrypt_oaep(&self, message: &[u8]) -> Result<Vec<u8>, CaError> {
        let encrypt = || {
            let mut encrypter = Encrypter::new(&self.key)?;
            encrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
            encrypter.set_rsa_oaep_md(MessageDigest::sha256())?;
            encrypter.set_rsa_mgf1_md(MessageDigest::sha256())?;
            let mut cryptogram = vec![0; encrypter.encrypt_len(message)?];
            let length = encrypter.encrypt(message, &mut cryptogram)?;
            cryptogram.truncate(length);
            Ok(cryptogram)
        };
        encrypt().map_err(|error| failure("in use", &error))
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublicKey({} bits)", self.key.bits())
    }
}
