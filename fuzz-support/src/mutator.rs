//! Changes at random, as a fuzzer makes them.

use std::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};

/// Longest input that it makes.
const LONGEST: usize = 16_384;

/// Changes inputs, the same way every time.
pub(crate) struct Mutator<'a> {
    random: ChaCha8Rng,
    pool: Vec<Vec<u8>>,
    telling: &'a [u8],
}

impl<'a> Mutator<'a> {
    /// One that begins with these inputs, and likes these octets.
    pub(crate) fn new(pool: Vec<Vec<u8>>, telling: &'a [u8]) -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(3), pool, telling }
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.random.next_u64() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn any(&mut self) -> Vec<u8> {
        let index = self.below(self.pool.len());
        self.pool[index].clone()
    }

    fn span(&mut self, length: usize) -> Range<usize> {
        let start = self.below(length + 1);
        start..start + self.below((length - start + 1).min(64))
    }

    fn telling(&mut self) -> u8 {
        self.telling[self.below(self.telling.len())]
    }

    /// One to eight changes to one of the inputs.
    pub(crate) fn next(&mut self) -> Vec<u8> {
        let mut input = self.any();
        for _ in 0..=self.below(8) {
            let at = self.below(input.len() + 1);
            match self.below(7) {
                0 => input.insert(at, self.telling()),
                1 if at < input.len() => input[at] ^= 1 << self.below(8),
                2 if at < input.len() => input[at] = self.telling(),
                3 => input.truncate(at),
                4 => drop(input.drain(self.span(input.len()))),
                5 => {
                    let other = self.any();
                    let piece = other[self.span(other.len())].to_vec();
                    drop(input.splice(at..at, piece));
                }
                _ => {
                    let other = self.any();
                    let from = self.below(other.len() + 1);
                    input.truncate(at);
                    input.extend_from_slice(&other[from..]);
                }
            }
        }
        input.truncate(LONGEST);
        input
    }
}
