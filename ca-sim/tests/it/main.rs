//! The authority seen from outside: by OpenSSL, an independent parser, and byte by byte. More judges are in `judges`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod authority_file;
mod birthdays;
mod crl_stream;
mod dump;
mod issuing;
mod keys;
mod parsers;
mod profile_bytes;
mod revoking;
mod state_file;
mod world;
