//! A short run of the fuzzer's kind within the tests: stored inputs, changed at random from a fixed seed.

use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};
use sekisho_ca_sim_fuzz_targets::{TARGETS, Target};

use crate::stored_inputs::inputs;

/// Changed inputs for each target.
const RUNS: usize = 1000;

/// Octets that decide things in DER, in text and in files: tags, lengths, digits, quotes.
const TELLING: &[u8] = b"\x00\x01\x02\x03\x04\x05\x06\x0A\x0C\x13\x16\x17\x18\x1E\x30\x31\x7F\x80\x81\x82\x84\xA0\xA1\xA3\xA4\xFF09Z\"[]{},:/\n";

struct Mutator {
    random: ChaCha8Rng,
    pool: Vec<Vec<u8>>,
}

impl Mutator {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.random.next_u64() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn any(&mut self) -> Vec<u8> {
        let index = self.below(self.pool.len());
        self.pool[index].clone()
    }

    fn span(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..start + self.below((length - start + 1).min(64))
    }

    /// One to eight changes to one of the inputs.
    fn next(&mut self) -> Vec<u8> {
        let mut input = self.any();
        for _ in 0..=self.below(8) {
            let at = self.below(input.len() + 1);
            match self.below(7) {
                0 => input.insert(at, TELLING[self.below(TELLING.len())]),
                1 if at < input.len() => input[at] ^= 1 << self.below(8),
                2 if at < input.len() => input[at] = TELLING[self.below(TELLING.len())],
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
        input.truncate(16_384);
        input
    }
}

fn run(target: &Target) {
    let pool = inputs(target.name).into_iter().map(|input| input.bytes).collect();
    let mut mutator = Mutator { random: ChaCha8Rng::seed_from_u64(3), pool };
    for _ in 0..RUNS {
        let input = mutator.next();
        let result = std::panic::catch_unwind(|| (target.run)(&input));
        let kept = matches!(result, Ok(Ok(())));
        assert!(kept, "{} broke a rule: {result:?}; the input is {}", target.name, hex::encode(&input));
    }
}

#[test]
fn thousands_of_changed_inputs_keep_every_rule() {
    std::thread::scope(|scope| {
        for target in TARGETS {
            scope.spawn(|| run(target));
        }
    });
}
