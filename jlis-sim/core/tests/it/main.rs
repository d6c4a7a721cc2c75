//! Residents, numbers and cards, seen from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its situation fails")]

mod eras;
mod municipalities;
mod my_numbers;
mod personalising;
mod residents;
mod seeds;
