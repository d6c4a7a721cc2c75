//! The driver over its pipe, against a card in a reader of a private pcscd. Needs the Debian packages pcscd and
//! vsmartcard-vpcd.

mod certificates;
mod conversation;
mod personal_data;
mod pins;
mod signatures;
