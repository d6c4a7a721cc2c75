//! Where keys of the authority's pool, and the seeded generator, become those of a card.

use std::sync::Arc;

use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{KeyPool, OpensslKey, P384Key, RsaPublicKey, RsaSigningKey as _};
use sekisho_card_sim::{Entropy, KeyError, KeyLoader, PrivateKey, PublicKey, SignatureInput};

use crate::seed::Draw;

/// Loads card keys: pool keys, which are ready already, and any other key in PKCS #8 that is RSA or on P-384.
#[derive(Debug, Clone, Copy)]
pub struct PoolKeyLoader {
    pool: &'static KeyPool,
}

impl PoolKeyLoader {
    /// A loader that knows the keys of this pool.
    #[must_use]
    pub fn new(pool: &'static KeyPool) -> Self {
        Self { pool }
    }
}

impl KeyLoader for PoolKeyLoader {
    fn load(&self, pkcs8_der: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError> {
        if let Some(ready) = self.pool.find_pkcs8(pkcs8_der) {
            return Ok(Box::new(RsaCardKey(ready)));
        }
        if let Ok(key) = P384Key::from_pkcs8(pkcs8_der) {
            return Ok(Box::new(P384CardKey(key)));
        }
        Ok(Box::new(RsaCardKey(Arc::new(OpensslKey::from_pkcs8(pkcs8_der).map_err(unusable)?))))
    }

    fn load_public(&self, modulus: &[u8], exponent: &[u8]) -> Result<Box<dyn PublicKey>, KeyError> {
        Ok(Box::new(TerminalCaKey(RsaPublicKey::from_numbers(modulus, exponent).map_err(unusable)?)))
    }
}

struct RsaCardKey(Arc<OpensslKey>);

impl PrivateKey for RsaCardKey {
    fn sign(&self, input: SignatureInput<'_>, signature: &mut Vec<u8>) -> Result<(), KeyError> {
        let signed = match input {
            SignatureInput::Plain(data) => self.0.sign_pkcs1_raw(data, signature),
            SignatureInput::Pss { digest, salt } => self.0.sign_pss(&digest, &salt, signature),
        };
        signed.map_err(|error| match error {
            CaError::TooLongToSign { got, most } => KeyError::DataTooLong { most, got },
            other => KeyError::Failed { detail: other.to_string() },
        })
    }

    fn decrypt_oaep(&self, cryptogram: &[u8], message: &mut Vec<u8>) -> Result<(), KeyError> {
        let decrypted = self.0.decrypt_oaep(cryptogram).map_err(|error| match error {
            CaError::NotBelowModulus => KeyError::NotBelowModulus,
            other => KeyError::Failed { detail: other.to_string() },
        })?;
        message.extend(decrypted.ok_or(KeyError::Undecipherable)?);
        Ok(())
    }
}

/// Length of a SHA-384 value: with keys on P-384 the card signs nothing else. Chosen.
const SHA384_LENGTH: usize = 48;

struct P384CardKey(P384Key);

impl PrivateKey for P384CardKey {
    fn sign(&self, input: SignatureInput<'_>, signature: &mut Vec<u8>) -> Result<(), KeyError> {
        match input {
            // A longer value, such as a DigestInfo, would be cut off unnoticed (FIPS 186-5, 6.4.1), a shorter one is of a
            // weaker hash function.
            SignatureInput::Plain(hash) if hash.len() == SHA384_LENGTH => {
                (self.0.sign_fixed(hash, signature)).map_err(|error| KeyError::Failed { detail: error.to_string() })
            }
            SignatureInput::Plain(_) => Err(KeyError::Unsupported { operation: "sign anything but 48 bytes" }),
            SignatureInput::Pss { .. } => Err(KeyError::Unsupported { operation: "sign with PSS" }),
        }
    }

    fn decrypt_oaep(&self, _: &[u8], _: &mut Vec<u8>) -> Result<(), KeyError> {
        Err(KeyError::Unsupported { operation: "decrypt" })
    }
}

struct TerminalCaKey(RsaPublicKey);

impl PublicKey for TerminalCaKey {
    fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verifies(message, signature)
    }
}

fn unusable(error: CaError) -> KeyError {
    KeyError::Unusable { detail: error.to_string() }
}

/// A seeded generator serves as the card's random numbers.
impl Entropy for Draw {
    fn fill(&mut self, out: &mut [u8]) {
        Self::fill(self, out);
    }
}
