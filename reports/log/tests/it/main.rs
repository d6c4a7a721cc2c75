//! Tests of the event log from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod canonical;
mod conclusion;
mod lines;
mod sample;
mod schema;
