//! The virtual clock of a link.

use std::time::Duration;

/// Virtual time since the card was put in, in nanoseconds. It only moves when something is charged, never past its end
/// (584 years).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkClock(u64);

impl LinkClock {
    /// Lets this many nanoseconds pass.
    pub fn advance(&mut self, nanoseconds: u64) {
        self.0 = self.0.saturating_add(nanoseconds);
    }

    /// Nanoseconds since the beginning.
    #[must_use]
    pub const fn nanoseconds(self) -> u64 {
        self.0
    }

    /// Time since the beginning.
    #[must_use]
    pub const fn elapsed(self) -> Duration {
        Duration::from_nanos(self.0)
    }
}
