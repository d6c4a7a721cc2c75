//! What surrounds fuzz targets, whatever they test.
//!
//! A [`Target`] takes any bytes and checks rules that no input may break. A [`Suite`] is a list of targets with the folder
//! of their programs for libFuzzer and of their inputs. Tests replay the inputs, as they are and changed at random; `run.sh`
//! beside this crate runs a campaign, and begins with the inputs that [`Suite::write_inputs`] writes.

#![expect(clippy::unwrap_used, reason = "only tests call what may panic, and there it is a failure")]

mod mutator;
mod replay;
mod stored;
mod suite;

pub use suite::{Script, Suite, Target};
