//! Tests of the requirement catalogue from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod built_in;
mod files;
mod schema;
