//! Chaining: a message longer than an information field goes in several blocks.
//!
//! ISO/IEC 7816-3, 11.6.2.3 and ISO/IEC 14443-4, 7.5.2: each block but the last says that more follows, is full, and is
//! acknowledged by the other side.

use super::cycles::count;

/// How a message is cut into blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    /// Bytes of the message.
    pub(super) bytes: u128,
    /// Blocks that carry it, at least one.
    pub(super) blocks: u128,
}

impl Chain {
    /// A message of `bytes` in information fields of at most `field` bytes (one at least).
    pub(super) fn of(bytes: usize, field: u64) -> Self {
        let bytes = count(bytes);
        Self { bytes, blocks: bytes.div_ceil(u128::from(field.max(1))).max(1) }
    }

    /// Blocks that the other side acknowledges.
    pub(super) fn acknowledged(self) -> u128 {
        self.blocks.saturating_sub(1)
    }
}
