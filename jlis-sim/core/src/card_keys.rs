//! Which keys of the authority's pool a card gets.

use std::collections::BTreeSet;

use sekisho_ca_sim::keys::{AssignedKey, KeyPool};
use sekisho_ca_sim::{Authority, CaError, Line};

/// The keys of one card.
#[derive(Debug, Clone)]
pub struct CardKeys {
    /// Key of the signing certificate.
    pub signature: AssignedKey,
    /// Key of the authentication certificate.
    pub authentication: AssignedKey,
    /// Key with which the surface application proves that it is there.
    pub surface: AssignedKey,
    /// Key with which the text application proves that it is there.
    pub text: AssignedKey,
    /// Key under which a terminal delivers session keys to the text application.
    pub session: AssignedKey,
    /// Key of INTERNAL AUTHENTICATE in the common application.
    pub internal_authentication: AssignedKey,
}

/// Keys of a card beside those of its certificates.
const APPLICATION_KEYS: usize = 4;

impl CardKeys {
    /// The first keys of the pool that stand in no certificate of an authority; keys used again once all do.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn unused(pool: &KeyPool, authority: &Authority) -> Result<Self, CaError> {
        let state = authority.state();
        let issued = || {
            [Line::Signing, Line::Authentication].into_iter().flat_map(|line| state.line(line).certificates.values())
        };
        let used: BTreeSet<&str> = issued().map(|certificate| &*certificate.key_name).collect();
        let pairs = pool.len() / 2;
        for index in 0..pairs {
            let keys = Self::from_pool(pool, index)?;
            if ![&keys.signature, &keys.authentication].into_iter().any(|key| used.contains(&*key.name)) {
                return Ok(keys);
            }
        }
        Self::from_pool(pool, issued().count().max(pairs))
    }

    /// The keys of the `index`-th card, from 0. Those of certificates are taken from the front of the pool, the others
    /// from its back: with many cards the two meet, and keys are used again.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn from_pool(pool: &KeyPool, index: usize) -> Result<Self, CaError> {
        let certificate = |place: usize| pool.assign(index.saturating_mul(2).saturating_add(place));
        let application =
            |place: usize| pool.assign_from_back(index.saturating_mul(APPLICATION_KEYS).saturating_add(place));
        Ok(Self {
            signature: certificate(0)?,
            authentication: certificate(1)?,
            surface: application(0)?,
            text: application(1)?,
            session: application(2)?,
            internal_authentication: application(3)?,
        })
    }
}
