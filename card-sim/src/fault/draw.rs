//! The dice of a fault: SHA-256(SHA-256(the script's seed) || the fault's name) keys ChaCha20.
//!
//! Each fault has its own dice, so that adding one to a script changes no other. The draw below a bound is our own, since
//! those of libraries change between versions.

use rand_chacha::ChaCha20Rng;
use rand_core::{RngCore as _, SeedableRng as _};
use sha2::{Digest as _, Sha256};

/// A generator that gives the same numbers for the same seed and name.
#[derive(Clone, Debug)]
pub(super) struct Draw(ChaCha20Rng);

impl Draw {
    /// The dice of the fault with this name in a script with this seed.
    pub(super) fn of(seed: &str, name: &str) -> Self {
        let key = Sha256::new().chain_update(Sha256::digest(seed)).chain_update(name).finalize();
        Self(ChaCha20Rng::from_seed(key.into()))
    }

    /// A number from 0 to `bound` - 1, each equally likely; 0 for a bound of 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        let Some(last) = bound.checked_sub(1) else { return 0 };
        // Values from the largest multiple of the bound on are thrown away.
        let surplus = (u64::MAX % bound + 1) % bound;
        loop {
            let value = self.0.next_u64();
            if value <= u64::MAX - surplus {
                return if last == 0 { 0 } else { value % bound };
            }
        }
    }

    /// A place in something of this length; 0 if it is empty.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// Appends random bytes.
    pub(super) fn extend(&mut self, out: &mut Vec<u8>, length: usize) {
        let from = out.len();
        out.resize(from + length, 0);
        if let Some(fresh) = out.get_mut(from..) {
            self.0.fill_bytes(fresh);
        }
    }
}
