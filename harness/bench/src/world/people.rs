//! People and their cards.

use std::sync::Arc;

use jiff::{SignedDuration, civil::Date};
use sekisho_ca_sim::keys::{AuthorityKeys as _, KeyRole, SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::{Authority, CrlReason, Generation, Line, Serial, jst_date};
use sekisho_harness_protocol::Purpose;
use sekisho_jlis_sim_core::{
    CardKeys, CardNumbers, CardOrder, CardPlan, IssueSettings, Municipality, Pins, Resident, personalise,
};

use super::{BEFORE_THE_NEWEST_GENERATION, ISSUED_BEFORE, REVOKED_BEFORE, Realm, World};
use crate::{Stop, holder::Holder};

/// Whom a case wants to meet.
pub(crate) type Wish<'a> = &'a dyn Fn(&Resident, Date) -> bool;

/// Looking at more people than this means that the wish cannot be met.
const PEOPLE_LOOKED_AT: u64 = 20_000;

impl World {
    /// The next person, with a card by the authority of this realm, who meets the wish.
    pub(crate) fn person(&mut self, realm: &Realm, wish: Wish<'_>) -> Result<Holder, Stop> {
        let today = jst_date(self.started);
        for _ in 0..PEOPLE_LOOKED_AT {
            let index = self.next_person;
            self.next_person += 1;
            let resident = Resident::synthetic(&self.seed, index, today);
            if wish(&resident, today) {
                let pins = Pins::synthetic(&self.seed, index);
                return self.equip(realm, resident, pins);
            }
        }
        Err(Stop::Bench("nobody in the population meets the case's wish".to_owned()))
    }

    /// The next adult, living in this municipality, with a card by the world's own authority.
    pub(crate) fn person_of(&mut self, municipality: &Municipality, wish: Wish<'_>) -> Result<Holder, Stop> {
        let somebody = self.person(&Realm::Own, wish)?;
        let resident = Resident { municipality: *municipality, ..somebody.resident };
        self.equip(&Realm::Own, resident, somebody.pins)
    }

    /// The same person with a card that an earlier generation than the newest issued.
    pub(crate) fn equip_earlier(&mut self, holder: &Holder) -> Result<Holder, Stop> {
        let (resident, pins) = (holder.resident.clone(), holder.pins.clone());
        self.equip_before(&holder.realm, resident, pins, BEFORE_THE_NEWEST_GENERATION)
    }

    /// A new card with new keys and certificates.
    pub(crate) fn equip(&mut self, realm: &Realm, resident: Resident, pins: Pins) -> Result<Holder, Stop> {
        self.equip_before(realm, resident, pins, ISSUED_BEFORE)
    }

    fn equip_before(
        &mut self,
        realm: &Realm,
        resident: Resident,
        pins: Pins,
        before: SignedDuration,
    ) -> Result<Holder, Stop> {
        let failed = |error: &dyn std::fmt::Display| Stop::bench("personalising a card", error);
        let keys = CardKeys::from_pool(self.pool, self.next_keys).map_err(|error| failed(&error))?;
        self.next_keys += 1;
        let numbers = CardNumbers::synthetic(&self.seed, self.next_keys as u64).map_err(|error| failed(&error))?;
        let order = CardOrder {
            resident: &resident,
            photo: None,
            pins: &pins,
            keys: &keys,
            numbers,
            plan: &CardPlan::plastic(),
            at: self.started - before,
        };
        let made = personalise(&order, &IssueSettings::default(), self.authority(realm)?);
        let made = made.map_err(|error| failed(&error))?;
        let holder = Holder {
            resident,
            pins,
            keys,
            card: made.card,
            signature: made.signature,
            authentication: made.authentication,
            realm: realm.clone(),
        };
        self.register(&holder)?;
        Ok(holder)
    }

    /// Issues a certificate in the holder's municipality whose serial number ends like the holder's, and revokes it.
    pub(crate) fn revoke_neighbour(&mut self, holder: &Holder) -> Result<(), Stop> {
        let serial = holder.issued(Purpose::Signature)?.serial;
        let neighbour = Serial::new(serial.value() + 0x100);
        let mut state = self.authority(&holder.realm)?.state().clone();
        state.signing.next_serial = neighbour;
        let failed = |error| Stop::bench("issuing to a neighbour", error);
        let keys = holder.realm.keys(self.pool);
        self.replace_authority(&holder.realm, Authority::from_state(state, keys).map_err(failed)?);
        let neighbours = Resident { given_name: "隣人".to_owned(), ..holder.resident.clone() };
        self.equip(&holder.realm, neighbours, holder.pins.clone())?;
        let at = self.now - REVOKED_BEFORE;
        let authority = self.authority(&holder.realm)?;
        authority
            .revoke(Line::Signing, neighbour, CrlReason::KeyCompromise, at)
            .map_err(|error| Stop::bench("revoking a neighbour", error))
    }

    /// The key of a realm's signing root.
    pub(crate) fn signing_root_key(&self, realm: &Realm) -> Result<Arc<dyn SigningKey>, Stop> {
        let keys = realm.keys(self.pool);
        keys.key(Line::Signing, Generation::FIRST, KeyRole::Root, SignatureAlgorithm::Sha256WithRsa)
            .map_err(|error| Stop::bench("taking the root's key", error))
    }

    fn replace_authority(&mut self, realm: &Realm, authority: Authority) {
        self.authorities.insert(realm.clone(), authority);
    }
}
