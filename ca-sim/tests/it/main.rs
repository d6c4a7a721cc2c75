//! The authority seen from outside: by OpenSSL, GnuTLS, pkilint, an independent parser, and byte by byte.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod authority_file;
mod birthdays;
mod certificate_subject;
mod crl_stream;
mod dump;
mod export;
mod golden_signatures;
mod issuing;
mod judged_by_gnutls;
mod judged_by_openssl;
mod keys;
mod lint;
mod parsers;
mod profile_bytes;
mod revoking;
mod state_file;
mod world;
