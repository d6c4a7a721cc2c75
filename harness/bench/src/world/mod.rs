//! A case's world: one clock, one seed, the authorities, the people, and the lists that are published.
//!
//! Each case owns its world and nothing of it is shared, so cases can run in any order and the same seed gives the same
//! people, certificates and answers.

mod call_backs;
mod lists;
mod people;
mod realm;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::{Authority, CaError, Generation, Line, Partition, UpdateTimes, keys::KeyPool};
use sekisho_jlis_sim_core::{Draw, Seed};

pub(crate) use call_backs::WorldCallBacks;
pub(crate) use lists::Lists;
pub(crate) use realm::Realm;

use crate::Stop;

/// The certificates of a world were issued this long before its present.
const ISSUED_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// As long before it, a generation earlier than the newest of three issued.
const BEFORE_THE_NEWEST_GENERATION: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);
/// Revocations are dated back this far, so that today's daily list has them.
const REVOKED_BEFORE: SignedDuration = SignedDuration::from_hours(48);

/// A world.
pub(crate) struct World {
    seed: Seed,
    draw: Draw,
    started: Timestamp,
    now: Timestamp,
    pool: &'static KeyPool,
    authorities: BTreeMap<Realm, Authority>,
    /// Distribution points by the DER of their name.
    points: BTreeMap<Vec<u8>, (Realm, Line, Generation, Partition)>,
    lists: Lists,
    next_person: u64,
    next_keys: usize,
}

impl World {
    /// The world with this seed at this time.
    pub(crate) fn new(seed: Seed, now: Timestamp) -> Result<Self, CaError> {
        let mut draw = seed.of("bench/draw").draw();
        // Cards of different cases get different keys while the pool lasts.
        let next_keys = usize::try_from(draw.below(1_000)).unwrap_or_default();
        Ok(Self {
            seed,
            draw,
            started: now,
            now,
            pool: KeyPool::committed()?,
            authorities: BTreeMap::new(),
            points: BTreeMap::new(),
            lists: Lists::Own,
            next_person: 0,
            next_keys,
        })
    }

    /// The time in this world.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Sets the clock.
    pub(crate) fn set_clock(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// Decides what is answered to whoever asks for a list.
    pub(crate) fn publish(&mut self, lists: Lists) {
        self.lists = lists;
    }

    /// The world's generator, for messages and names that carry no meaning.
    pub(crate) fn draw(&mut self) -> &mut Draw {
        &mut self.draw
    }

    /// The authority of a realm, founded on first use.
    pub(crate) fn authority(&mut self, realm: &Realm) -> Result<&mut Authority, Stop> {
        let failed = |error| Stop::bench("founding an authority", error);
        if !self.authorities.contains_key(realm) {
            let (settings, keys) = (realm.settings(), realm.keys(self.pool));
            let founded = self.started - realm.founded_before();
            let authority = Authority::with_generations(&settings, keys, founded, realm.generations());
            self.authorities.insert(realm.clone(), authority.map_err(failed)?);
        }
        self.authorities.get_mut(realm).ok_or_else(|| Stop::Bench("the authority was not founded".to_owned()))
    }

    /// The times of the list that is newest at this world's present.
    pub(crate) fn update_times(&mut self, realm: &Realm) -> Result<UpdateTimes, Stop> {
        let now = self.now;
        let rule = self.authority(realm)?.settings().crl;
        rule.newest_at(now).map_err(|error| Stop::bench("dating a list", error))
    }
}
