//! The authority seen from outside: by OpenSSL, GnuTLS, an independent parser, and byte by byte.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod judged_by_openssl;
mod world;
