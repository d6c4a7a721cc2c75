//! Reproducible randomness: the seed of anything is SHA-256(run seed || its stable name), drawn with ChaCha20.
//!
//! Things with different names have unrelated generators, so that adding one never changes another. The draw below a
//! bound is our own, since those of libraries change between versions.

use rand_chacha::ChaCha20Rng;
use rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// A seed: 32 octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// The seed of a run from its text: SHA-256 of the UTF-8 text.
    #[must_use]
    pub fn of_run(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// The seed of the thing with this stable name: SHA-256(this seed || name).
    #[must_use]
    pub fn of(&self, name: &str) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(name).finalize().into())
    }

    /// The generator of this seed: ChaCha20 keyed with it, from the beginning of its stream.
    #[must_use]
    pub fn draw(&self) -> Draw {
        Draw(ChaCha20Rng::from_seed(self.0))
    }
}

/// A generator.
#[derive(Debug, Clone)]
pub struct Draw(ChaCha20Rng);

impl Draw {
    /// A number from 0 to `bound` - 1, each equally likely; 0 for a bound of 0.
    ///
    /// Takes 64 bits at a time, throws away values from the largest multiple of `bound` on, and takes the remainder.
    pub fn below(&mut self, bound: u64) -> u64 {
        let Some(last) = bound.checked_sub(1) else { return 0 };
        let surplus = (u64::MAX % bound + 1) % bound;
        loop {
            let value = self.0.next_u64();
            if value <= u64::MAX - surplus {
                return if last == 0 { 0 } else { value % bound };
            }
        }
    }

    /// One of the items, each equally likely; none of none.
    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.below(items.len() as u64);
        usize::try_from(index).ok().and_then(|index| items.get(index))
    }

    /// Fills a buffer.
    pub fn fill(&mut self, buffer: &mut [u8]) {
        self.0.fill_bytes(buffer);
    }
}
