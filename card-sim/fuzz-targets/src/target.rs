//! The targets by name.

use crate::{apdu, broken::Broken, card_file, fault_script, framing, replay_file, secure_messaging};

/// One door of the card.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of the program under `card-sim/fuzz/fuzz_targets`, and of the folders with its inputs.
    pub name: &'static str,
    /// Runs one input.
    pub run: fn(&[u8]) -> Result<(), Broken>,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "apdu", run: apdu },
    Target { name: "card_file", run: card_file },
    Target { name: "fault_script", run: fault_script },
    Target { name: "framing", run: framing },
    Target { name: "replay_file", run: replay_file },
    Target { name: "secure_messaging", run: secure_messaging },
];
