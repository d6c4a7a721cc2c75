//! What the tests of every driver need: a synthetic resident's card in a reader of a private pcscd ([`Scene`]), and the
//! bench's side of the pipe to the driver ([`DriverProcess`]).
//!
//! Only tests import this. Needs the Debian packages pcscd and vsmartcard-vpcd.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene must stop")]

mod conversation;
mod scene;

pub use conversation::{DriverProcess, done, refused};
pub use scene::{Issued, Scene, card_file, issued, pins};
