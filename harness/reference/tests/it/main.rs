//! The built-in implementation against a hand-made card and a hand-made certification authority.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot make its world has failed")]
#![expect(clippy::cast_possible_truncation, reason = "DER lengths and OID arcs of known size")]

mod bench;
mod der;
mod driver;
mod hostile;
mod pins;
mod pki;
mod reading;
mod requests;
mod signing;
mod status;
mod tcp;
mod verifying;
