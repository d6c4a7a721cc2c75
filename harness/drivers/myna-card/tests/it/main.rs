//! The driver over its pipe, against a card in a reader of a private pcscd. Needs the Debian packages pcscd and
//! vsmartcard-vpcd.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must stop")]

mod certificates;
mod conversation;
mod library;
mod personal_data;
mod pins;
mod signatures;
