//! Tests of the protocol from outside.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod peer;
mod schema;
