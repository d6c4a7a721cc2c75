//! Writes the committed pool of test keys: `cargo run --release -p sekisho-ca-sim --example generate-test-keys -- FILE`.
//!
//! Takes some minutes. The result depends on the seed in `keys/generate.rs` and on nothing else.
#![expect(clippy::expect_used, reason = "a maintenance command: any failure ends it with the reason")]

use std::fmt::Write as _;
use std::thread;

use sekisho_ca_sim::keys::{POOL_HEADER, POOL_SEED, POOL_SIZE, key_line, pool_key_name};

const THREADS: usize = 2;

fn main() {
    let path = std::env::args_os().nth(1).expect("usage: generate-test-keys FILE");
    let mut lines: Vec<(usize, String)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|first| {
                scope.spawn(move || {
                    (first..POOL_SIZE)
                        .step_by(THREADS)
                        .map(|index| (index, key_line(POOL_SEED, &pool_key_name(index)).expect("a key from the seed")))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("the worker ends")).collect()
    });
    lines.sort_unstable();

    let mut text = String::from(POOL_HEADER);
    for (_, line) in lines {
        writeln!(text, "{line}").expect("a string takes every line");
    }
    std::fs::write(path, text).expect("the key file can be written");
}
