//! The same operations through the `rsa` crate: a second opinion on every byte, for tests only.
//!
//! `rsa` 0.9 does not run in constant time (RUSTSEC-2023-0071); the keys here are published test keys.

use std::fmt;

use rand_core::{CryptoRng, RngCore};
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, Pkcs1v15Sign, Pss, RsaPrivateKey};
use sha2::Sha256;

use super::{PKCS1_OVERHEAD, RsaSigningKey, SignatureAlgorithm, SigningKey, rsa_sign_hash};
use crate::error::CaError;

/// An RSA key held by the `rsa` crate.
pub struct RsaKey {
    key: RsaPrivateKey,
    spki_der: Vec<u8>,
}

impl RsaKey {
    /// The key with these primes and e = 65537. `name` is for messages.
    ///
    /// # Errors
    /// [`CaError::Key`] if the numbers make no key.
    pub fn from_primes(name: &str, p: &[u8], q: &[u8]) -> Result<Self, CaError> {
        let failure = |problem: String| CaError::Key { key: name.to_owned(), problem };
        let (p, q) = (BigUint::from_bytes_be(p), BigUint::from_bytes_be(q));
        let key =
            RsaPrivateKey::from_p_q(p, q, BigUint::from(65_537_u32)).map_err(|error| failure(error.to_string()))?;
        let spki = key.to_public_key().to_public_key_der().map_err(|error| failure(error.to_string()))?;
        Ok(Self { key, spki_der: spki.into_vec() })
    }

    /// The key as PKCS#8 PrivateKeyInfo in DER.
    ///
    /// # Errors
    /// [`CaError::Key`] if it cannot be encoded.
    pub fn pkcs8_der(&self) -> Result<Vec<u8>, CaError> {
        let document = self.key.to_pkcs8_der();
        let document =
            document.map_err(|error| CaError::Key { key: "to PKCS#8".to_owned(), problem: error.to_string() })?;
        Ok(document.as_bytes().to_vec())
    }
}

impl SigningKey for RsaKey {
    fn spki_der(&self) -> &[u8] {
        &self.spki_der
    }

    fn sign_hash(&self, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError> {
        rsa_sign_hash(self, algorithm, hash)
    }
}

impl RsaSigningKey for RsaKey {
    fn sign_pkcs1_raw(&self, data: &[u8], signature: &mut Vec<u8>) -> Result<(), CaError> {
        let most = self.key.size().saturating_sub(PKCS1_OVERHEAD);
        if data.len() > most {
            return Err(CaError::TooLongToSign { got: data.len(), most });
        }
        let signed = self.key.sign(Pkcs1v15Sign::new_unprefixed(), data);
        let signed = signed.map_err(|error| CaError::Key { key: "in use".to_owned(), problem: error.to_string() })?;
        signature.extend(signed);
        Ok(())
    }

    fn sign_pss(&self, digest: &[u8; 32], salt: &[u8; 32], signature: &mut Vec<u8>) -> Result<(), CaError> {
        let signed = self.key.sign_with_rng(&mut Salt(*salt), Pss::new_with_salt::<Sha256>(salt.len()), digest);
        let signed = signed.map_err(|error| CaError::Key { key: "in use".to_owned(), problem: error.to_string() })?;
        signature.extend(signed);
        Ok(())
    }
}

/// Gives the salt to whoever asks for random octets: the crate draws nothing else for PSS without blinding.
struct Salt([u8; 32]);

impl RngCore for Salt {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, out: &mut [u8]) {
        for (octet, salt) in out.iter_mut().zip(self.0.iter().cycle()) {
            *octet = *salt;
        }
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl CryptoRng for Salt {}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaKey({} bits)", self.key.size() * 8)
    }
}
