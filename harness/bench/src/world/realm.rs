//! Which authority: the world's own, one that only has the same name, or one with other names.

use jiff::SignedDuration;
use sekisho_ca_sim::{
    Names, Settings,
    keys::{KeyFamily, KeyPool, PoolKeys},
};

/// An authority of a world.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Realm {
    /// The test authority that implementations are told to trust.
    Own,
    /// The same names in three overlapping generations, each with a key of its own; all three are trusted.
    Generations,
    /// The same names, other keys.
    Impostor,
    /// Other names, other keys.
    Named(Box<Names>),
}

impl Realm {
    pub(super) fn settings(&self) -> Settings {
        match self {
            Self::Own | Self::Generations | Self::Impostor => Settings::default(),
            Self::Named(names) => Settings { names: (**names).clone(), ..Settings::default() },
        }
    }

    pub(super) fn keys(&self, pool: &'static KeyPool) -> PoolKeys {
        PoolKeys::new(pool, self.family())
    }

    /// How many generations it has.
    pub(super) fn generations(&self) -> u8 {
        if *self == Self::Generations { 3 } else { 1 }
    }

    /// How long before the present its newest generation was founded: long enough ago that its people could be served,
    /// and not so long that a root has expired.
    pub(super) fn founded_before(&self) -> SignedDuration {
        let years = if *self == Self::Generations { 1 } else { 3 };
        SignedDuration::from_hours(years * 365 * 24)
    }

    fn family(&self) -> KeyFamily {
        match self {
            Self::Own | Self::Generations => KeyFamily::Genuine,
            Self::Impostor => KeyFamily::Impostor,
            Self::Named(_) => KeyFamily::Stranger,
        }
    }

    fn order(&self) -> (u8, &str) {
        let name = match self {
            Self::Named(names) => names.organisation.as_str(),
            _ => "",
        };
        let rank = match self {
            Self::Own => 0,
            Self::Generations => 1,
            Self::Impostor => 2,
            Self::Named(_) => 3,
        };
        (rank, name)
    }
}

impl PartialOrd for Realm {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Realm {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}
