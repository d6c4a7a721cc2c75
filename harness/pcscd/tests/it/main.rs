//! Private daemons, really started. Needs the Debian packages pcscd, vsmartcard-vpcd and opensc.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must stop")]

mod daemon;
mod missing;
mod namespace;
mod probe;
