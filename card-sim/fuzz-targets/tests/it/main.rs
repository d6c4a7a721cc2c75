//! What the fuzzer found and what people wrote, replayed; and proof that each rule can fail.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod conversations;
mod faulty_cards;
mod suite;
