//! Elapsed time as a parameter.

use std::time::Duration;

/// Tells how much time has passed since some fixed moment. The binary owns the machine's clock; tests own theirs.
pub trait Stopwatch: Sync {
    /// Time since the moment; never goes backwards.
    fn elapsed(&self) -> Duration;
}
