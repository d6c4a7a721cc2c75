//! The authority's keys in SoftHSM, a token in software that other people made.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod authority;
mod modules;
mod refusals;
mod scene;
mod signatures;
