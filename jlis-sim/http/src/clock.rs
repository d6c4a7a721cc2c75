//! Where the services get the time from.

use jiff::Timestamp;

/// A clock: that of the simulated world, or of the machine. Any function that tells the time is one.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

impl<F: Fn() -> Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> Timestamp {
        self()
    }
}
