//! The card as its readers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod clients;
mod durability;
mod properties;
mod read;
mod refusals;
mod reset;
mod select;
mod sign_and_challenge;
mod support;
mod verify;
