//! What the fuzzer and the tests feed to the parsers of the certification authority, and the rules that must hold whatever
//! they feed.
//!
//! A [`Target`] takes any bytes, pushes them through one parser, and checks rules that no input may break: see [`Broken`].
//! The programs in `ca-sim/fuzz` call the same functions under libFuzzer that the tests of this crate call with the stored
//! inputs, so that the two cannot differ.

mod broken;
mod inspect;
mod stored;
mod target;

pub use broken::Broken;
pub use inspect::inspect;
pub use stored::{StoredInput, stored_inputs};
pub use target::{TARGETS, Target};
