//! Where random bytes come from. The card has no generator of its own.

/// A source of random bytes for GET CHALLENGE.
pub trait Entropy: Send {
    /// Fills the buffer.
    fn fill(&mut self, out: &mut [u8]);
}
