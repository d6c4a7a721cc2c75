//! The card as its readers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod card_file;
mod clients;
mod contents;
mod cv_certificate;
mod durability;
mod framing;
mod holder;
mod key_id;
mod licence;
mod model;
mod properties;
mod read;
mod record_contents;
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
mod surface;
mod terminal;
mod text;
mod tlv;
mod trace;
mod verify;
mod vpcd;
