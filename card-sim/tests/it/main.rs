//! The card as its readers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod card_file;
mod clients;
mod contents;
mod cv_certificate;
mod durability;
mod fault_effects;
mod fault_kill;
mod fault_power;
mod fault_properties;
mod fault_script;
mod fault_triggers;
mod faulty;
mod framing;
mod holder;
mod key_id;
mod licence;
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
mod tearing;
mod terminal;
mod text;
mod tlv;
mod trace;
mod verify;
mod vpcd;
