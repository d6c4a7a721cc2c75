//! Waiting-time extension: what a card does whose work takes longer than the reader waits.
//!
//! ISO/IEC 7816-3, 11.6.2.3 (rule 3) and ISO/IEC 14443-4, 7.3: shortly before the waiting time is over the card sends an
//! S-block that asks for a multiple of it, the reader grants it in an S-block of its own, and the granted time begins. The
//! model lets the card ask at the last moment and work only between the blocks.

/// How long a reader waits, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The waiting time: BWT or FWT.
    pub(super) time: u64,
    /// The waiting time that an extension grants: the multiple of it that the card asks for.
    pub(super) extended: u64,
    /// What of either the turn-around takes before the card's answer begins.
    pub(super) turnaround: u64,
}

impl Waiting {
    /// How often a card asks that works this long.
    pub(super) fn extensions(self, processing: u64) -> u64 {
        let left = processing.saturating_sub(self.time.saturating_sub(self.turnaround));
        left.div_ceil(self.extended.saturating_sub(self.turnaround).max(1))
    }
}
