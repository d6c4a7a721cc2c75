//! How large and how long everything is.

/// Sizes and repetitions of the authority's measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthorityEffort {
    /// Repetitions of everything.
    pub rounds: usize,
    /// Seconds that `openssl speed` signs in each round.
    pub openssl_seconds: u32,
    /// Certificates issued in a block.
    pub certificates: usize,
    /// Partitions that have a list of each line and generation.
    pub partitions: usize,
    /// Numbers of certificates, the smaller first, of daily runs and of what OCSP answers from.
    pub populations: [usize; 2],
    /// Seconds of load on an OCSP responder in each round.
    pub load_seconds: u32,
    /// Certificates that are asked for, one after the other and then again, and whose answers are pre-produced.
    pub asked: usize,
    /// Connections of the load.
    pub connections: usize,
}

impl AuthorityEffort {
    /// For figures that are published: some four minutes.
    pub const FULL: Self = Self {
        rounds: 7,
        openssl_seconds: 1,
        certificates: 4_000,
        partitions: 1_896,
        populations: [10_000, 1_000_000],
        load_seconds: 2,
        asked: 10_000,
        connections: 4,
    };

    /// To see that everything works: figures that mean nothing.
    pub const QUICK: Self = Self {
        rounds: 1,
        openssl_seconds: 1,
        certificates: 40,
        partitions: 5,
        populations: [200, 2_000],
        load_seconds: 1,
        asked: 100,
        connections: 2,
    };
}
