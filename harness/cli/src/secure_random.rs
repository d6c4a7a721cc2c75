//! Randomness for a card that is served to real software: the operating system's.

use std::{fs::File, io::Read as _};

use sekisho_card_sim::Entropy;

use crate::failure::Failure;

/// Reads the operating system's generator.
pub(crate) struct SystemEntropy(File);

impl SystemEntropy {
    pub(crate) fn open() -> Result<Self, Failure> {
        File::open("/dev/urandom")
            .map(Self)
            .map_err(|error| Failure::Environment(format!("/dev/urandom cannot be opened: {error}")))
    }
}

impl Entropy for SystemEntropy {
    fn fill(&mut self, out: &mut [u8]) {
        if self.0.read_exact(out).is_err() {
            // The device does not fail once it is open; a challenge of zeros would at least be visible.
            out.fill(0);
        }
    }
}
