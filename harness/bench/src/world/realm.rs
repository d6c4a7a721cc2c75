//! Which authority: the world's own, one that only has the same name, or one with other names.

use sekisho_ca_sim::{CaError, Names, RootKeys, Settings, keys::KeyPool};

/// An authority of a world.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Realm {
    /// The test authority that implementations are told to trust.
    Own,
    /// The same names, other keys.
    Impostor,
    /// Other names, other keys.
    Named(Names),
}

impl Realm {
    pub(super) fn settings(&self) -> Settings {
        match self {
            Self::Own | Self::Impostor => Settings::default(),
            Self::Named(names) => Settings { names: names.clone(), ..Settings::default() },
        }
    }

    pub(super) fn keys(&self, pool: &KeyPool) -> Result<RootKeys, CaError> {
        RootKeys::from_pool(pool, usize::from(self.rank()))
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Own => 0,
            Self::Impostor => 1,
            Self::Named(_) => 2,
        }
    }

    fn order(&self) -> (u8, &str) {
        let name = match self {
            Self::Named(names) => names.organisation.as_str(),
            _ => "",
        };
        (self.rank(), name)
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
