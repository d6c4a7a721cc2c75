//! The card as its readers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod browser;
mod card_file;
mod clients;
mod crowd;
mod durability;
mod framing;
mod intercept;
mod listener;
mod properties;
mod read;
mod redaction;
mod refusals;
mod replay;
mod reset;
mod schema;
mod select;
mod sign_and_challenge;
mod support;
mod trace;
mod verify;
mod vpcd;
mod websocket;
