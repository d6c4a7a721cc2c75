//! The targets by name.

use crate::{broken::Broken, inspect};

/// One parser of the authority.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of the program under `ca-sim/fuzz/fuzz_targets`, and of the folders with its inputs.
    pub name: &'static str,
    /// Runs one input.
    pub run: fn(&[u8]) -> Result<(), Broken>,
}

/// All of them, in the order of their names.
pub const TARGETS: &[Target] = &[Target { name: "inspect", run: inspect }];
