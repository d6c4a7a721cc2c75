//! Which authority: the world's own, one that only has the same name, or one with other names.

use sekisho_ca_sim::{
    Names, Settings,
    keys::{KeyFamily, KeyPool, PoolKeys},
};

/// An authority of a world.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Realm {
    /// The test authority that implementations are told to trust.
    Own,
    /// The same names, other keys.
    Impostor,
    /// Other names, other keys.
    Named(Box<Names>),
}

impl Realm {
    pub(super) fn settings(&self) -> Settings {
        match self {
            Self::Own | Self::Impostor => Settings::default(),
            Self::Named(names) => Settings { names: (**names).clone(), ..Settings::default() },
        }
    }

    pub(super) fn keys(&self, pool: &'static KeyPool) -> PoolKeys {
        PoolKeys::new(pool, self.family())
    }

    fn family(&self) -> KeyFamily {
        match self {
            Self::Own => KeyFamily::Genuine,
            Self::Impostor => KeyFamily::Impostor,
            Self::Named(_) => KeyFamily::Stranger,
        }
    }

    fn order(&self) -> (u8, &str) {
        let name = match self {
            Self::Named(names) => names.organisation.as_str(),
            _ => "",
        };
        (self.family() as u8, name)
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
