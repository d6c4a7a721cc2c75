//! The one clock of this crate.

use std::time::Instant;

/// Runs from its start on.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "measuring time is what this crate is for")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Wall-clock seconds since the start.
    pub(crate) fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
