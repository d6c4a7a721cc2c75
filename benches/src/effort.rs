//! How long everything is repeated.

/// Rounds and block sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Rounds of every in-process operation.
    pub rounds: u32,
    /// Commands in an in-process block.
    pub commands: u32,
    /// Signatures in a block.
    pub signatures: u32,
    /// Seconds that `openssl speed` runs in each round.
    pub openssl_seconds: u32,
    /// Pairs of blocks through pcscd, half of them with the card in the first reader and half in the second.
    pub pairs: u32,
    /// Commands in a block through pcscd.
    pub reader_commands: u32,
    /// Commands in a block through pcscd, of those that make the card write its file.
    pub reader_writes: u32,
}

impl Effort {
    /// For figures that are published: some three minutes.
    pub const FULL: Self = Self {
        rounds: 21,
        commands: 1_000_000,
        signatures: 2_000,
        openssl_seconds: 1,
        pairs: 40,
        reader_commands: 2_000,
        reader_writes: 100,
    };

    /// To see that everything works: some seconds, and figures that mean nothing.
    pub const QUICK: Self = Self {
        rounds: 3,
        commands: 50_000,
        signatures: 200,
        openssl_seconds: 1,
        pairs: 4,
        reader_commands: 200,
        reader_writes: 10,
    };
}
