//! What the fuzzer found and what people wrote, replayed, and changed at random.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod mutations;
mod stored_inputs;
