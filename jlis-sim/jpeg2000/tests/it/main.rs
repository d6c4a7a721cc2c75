//! Pictures, written here and read by a decoder that shares no line with the encoder.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its situation fails")]

mod budgets;
mod lossless;
mod picture;
mod refusals;
mod stable_octets;
