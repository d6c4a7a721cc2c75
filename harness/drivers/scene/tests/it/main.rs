//! Readers that are no drivers, against a card in a reader of a private pcscd. Needs the Debian packages pcscd,
//! vsmartcard-vpcd and python3-pyscard.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must stop")]

mod pyscard;
