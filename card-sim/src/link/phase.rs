//! The parts of an activation, for parameter lists and tests.

/// One part of an activation, with the time it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// What happens.
    pub name: &'static str,
    /// Frames, blocks or packets in both directions.
    pub blocks: u64,
    /// Nanoseconds.
    pub nanoseconds: u64,
}
