//! Making test keys from a seed: the same seed and name always give the same key.
//!
//! The generator of one key is ChaCha20 keyed with SHA-256(seed || name), so keys can be made in any order, on any
//! number of threads, and one key can be remade alone. Published keys are no secret and are good for tests only.

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use rsa::RsaPrivateKey;
use rsa::traits::PrivateKeyParts;
use sha2::{Digest, Sha256};

use crate::error::CaError;

/// The seed of the committed pool. In words, so that everybody sees that the keys are no secret.
pub const POOL_SEED: &str = "sekisho test keys: published, never to be trusted";

/// Number of keys in the committed pool.
pub const POOL_SIZE: usize = 416;

/// Size of every pool key in bits (JPKI: RSA-2048 with e = 65537).
pub const KEY_BITS: usize = 2048;

/// Name of the pool key with this index, as it stands in the key file: `SEKISHO-TEST-KEY-000`.
#[must_use]
pub fn pool_key_name(index: usize) -> String {
    format!("SEKISHO-TEST-KEY-{index:03}")
}

/// Makes one key and returns its line in the key file: name, p and q in hexadecimal, parted by spaces.
///
/// # Errors
/// [`CaError::Key`] if the generator finds no key, which `rsa` does not do for this size.
pub fn key_line(seed: &str, name: &str) -> Result<String, CaError> {
    let digest = Sha256::new().chain_update(seed).chain_update(name).finalize();
    let mut generator = ChaCha20Rng::from_seed(digest.into());
    let key = RsaPrivateKey::new(&mut generator, KEY_BITS)
        .map_err(|error| CaError::Key { key: name.to_owned(), problem: error.to_string() })?;
    let [p, q] = key.primes() else {
        return Err(CaError::Key { key: name.to_owned(), problem: "not a two-prime key".to_owned() });
    };
    Ok(format!("{name} {} {}", hex::encode(p.to_bytes_be()), hex::encode(q.to_bytes_be())))
}
