//! Acceptance by software that nobody here wrote: OpenSC, OpenSSL and GnuTLS meet the card through a private pcscd and
//! the authority through its files. The real `sekisho` binary is driven as a user would drive it.
//!
//! Needs the Debian packages pcscd, vsmartcard-vpcd, opensc, opensc-pkcs11, openssl, gnutls-bin and libc-bin. A missing
//! one fails the test that needs it, by name. Every test has its own directory, card and daemon.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene must stop")]

mod authority_export;
mod authority_files;
mod authority_input;
mod authority_life;
mod authority_lists;
mod authority_ocsp;
mod authority_page;
mod bad_input;
mod defects;
mod desk;
mod exit_codes;
mod faults;
mod inspecting;
mod kinds;
mod linking;
mod list_from_file;
mod lockout;
mod ocsp_service;
mod office;
mod reading;
mod reports;
mod revocation;
mod scene;
mod signing;
mod timing;
mod tool;
mod transports;
