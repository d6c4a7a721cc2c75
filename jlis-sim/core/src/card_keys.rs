//! Where keys of the authority's pool, and the seeded generator, become those of a card.

use std::sync::Arc;

use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{AssignedKey, KeyPool, OpensslKey, SigningKey};
use sekisho_card_sim::{Entropy, KeyError, KeyLoader, PrivateKey};

use crate::seed::Draw;

/// The keys of one card.
#[derive(Debug, Clone)]
pub struct CardKeys {
    /// Key of the signing certificate.
    pub signature: AssignedKey,
    /// Key of the authentication certificate.
    pub authentication: AssignedKey,
}

impl CardKeys {
    /// The keys of the `index`-th card, from 0.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn from_pool(pool: &KeyPool, index: usize) -> Result<Self, CaError> {
        let first = index.saturating_mul(2);
        Ok(Self { signature: pool.assign(first)?, authentication: pool.assign(first.saturating_add(1))? })
    }
}

/// Loads card keys: pool keys, which are ready already, and any other RSA key in PKCS #8.
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
        let key = match self.pool.find_pkcs8(pkcs8_der) {
            Some(ready) => ready,
            None => Arc::new(OpensslKey::from_pkcs8(pkcs8_der).map_err(unusable)?),
        };
        Ok(Box::new(CardKey(key)))
    }
}

struct CardKey(Arc<OpensslKey>);

impl PrivateKey for CardKey {
    fn sign_pkcs1_raw(&self, data: &[u8], signature: &mut Vec<u8>) -> Result<(), KeyError> {
        self.0.sign_pkcs1_raw(data, signature).map_err(|error| match error {
            CaError::TooLongToSign { got, most } => KeyError::DataTooLong { most, got },
            other => KeyError::Failed { detail: other.to_string() },
        })
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
