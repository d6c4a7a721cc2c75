//! Tests of the protocol from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod peer;
mod schema;
mod secrets;
