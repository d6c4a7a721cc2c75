//! The card as its readers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod card_file;
mod clients;
mod durability;
mod framing;
mod properties;
mod read;
mod records;
mod redaction;
mod refusals;
mod reset;
mod rich;
mod schema;
mod schemes;
mod secure_messaging;
mod select;
mod sign_and_challenge;
mod support;
mod terminal;
mod trace;
mod verify;
mod vpcd;
