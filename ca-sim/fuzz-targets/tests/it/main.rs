//! What the fuzzer found and what people wrote, replayed, and changed at random.

mod suite;
