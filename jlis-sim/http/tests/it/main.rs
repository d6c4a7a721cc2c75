//! The OCSP service over a loopback connection: as openssl, ocsptool and bare HTTP see it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod caching;
mod connections;
mod http;
mod judged_by_gnutls;
mod judged_by_openssl;
mod openssl_responder;
mod scene;
