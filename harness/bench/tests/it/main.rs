//! Tests of the bench from outside: its cases as a list, and drivers that do not do what drivers do.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cases;
mod defects;
mod defects_ocsp;
mod hostile;
mod support;
mod tcp;
