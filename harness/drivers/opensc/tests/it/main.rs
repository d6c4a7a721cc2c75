//! The driver over its pipe, against a card in a reader of a private pcscd. Needs the Debian packages pcscd,
//! vsmartcard-vpcd and opensc-pkcs11.

mod certificates;
mod conversation;
mod refusals;
mod signatures;
