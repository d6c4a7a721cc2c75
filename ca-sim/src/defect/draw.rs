//! Reproducible choices: the seed of an exhibit is SHA-256(run seed || name of the defect), drawn with ChaCha20.

use rand_chacha::ChaCha20Rng;
use rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// A generator of its own for each exhibit, so that adding a defect changes no other.
#[derive(Debug, Clone)]
pub(super) struct Draw(ChaCha20Rng);

impl Draw {
    /// The generator of this name under this seed.
    pub(super) fn of(seed: &str, name: &str) -> Self {
        let run = Sha256::digest(seed);
        Self(ChaCha20Rng::from_seed(Sha256::new().chain_update(run).chain_update(name).finalize().into()))
    }

    /// A number from 0 to `bound` - 1, each equally likely; 0 for a bound of 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        let fits = u64::MAX - u64::MAX.checked_rem(bound).unwrap_or(0);
        loop {
            let value = self.0.next_u64();
            if value < fits || bound == 0 {
                return value.checked_rem(bound).unwrap_or(0);
            }
        }
    }

    /// An index of something with this many items; 0 for none.
    pub(super) fn index(&mut self, items: usize) -> usize {
        usize::try_from(self.below(items as u64)).unwrap_or(0)
    }

    /// Octets.
    pub(super) fn octets<const N: usize>(&mut self) -> [u8; N] {
        let mut octets = [0; N];
        self.0.fill_bytes(&mut octets);
        octets
    }

    /// The octets of a positive INTEGER that cannot be written in fewer.
    pub(super) fn integer<const N: usize>(&mut self) -> [u8; N] {
        let mut octets = self.octets();
        if let Some(first) = octets.first_mut() {
            *first = 0x40 | (*first & 0x3F);
        }
        octets
    }

    /// The generator itself, for making a key.
    pub(super) fn generator(&mut self) -> &mut ChaCha20Rng {
        &mut self.0
    }
}
