//! Everything that the valid twin of an exhibit is made from.

use std::sync::Arc;

use der::Encode;
use jiff::{SignedDuration, Timestamp};

use super::draw::Draw;
use super::holder::Holder;
use super::objects::Objects;
use super::realm::{ListPlan, Realm};
use super::situation::Situation;
use super::tree::Node;
use crate::certificate::SubjectKey;
use crate::crl::UpdateTimes;
use crate::error::CaError;
use crate::extension::{distribution_points, partition_name};
use crate::keys::{KeyPool, OpensslKey};
use crate::line::Line;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::{SerialRule, Settings};
use crate::time::end_of_day_jst;
use crate::validity::Validity;

/// The earliest instant at which anything is verified: 09:00 in Japan on 1 March 2026, in seconds since 1970.
const FIRST_INSTANT: i64 = 1_772_323_200;
/// Days over which the instants of the exhibits spread.
const DAYS: u64 = 200;
/// The older generation's roots, then the current one's: before every certificate of an exhibit.
const FOUNDED: [i64; 2] = [1_568_419_200, 1_689_465_600];
/// Which keys of the pool the two generations have, and which one belongs to neither.
const CURRENT_KEYS: usize = 0;
const OLDER_KEYS: usize = 1;
const STRANGERS_KEY: usize = 15;

/// The world of one exhibit.
pub(super) struct Scene {
    pub(super) draw: Draw,
    pub(super) line: Line,
    /// The instant of verification.
    pub(super) at: Timestamp,
    /// The generation that is pinned and that issued the twin.
    pub(super) current: Realm,
    /// An older generation with the same names. Not pinned.
    pub(super) older: Realm,
    pub(super) holder: Holder,
    pub(super) holder_key: Arc<OpensslKey>,
    pub(super) serial: Serial,
    pub(super) validity: Validity,
    /// thisUpdate and nextUpdate of the twin's list.
    pub(super) times: UpdateTimes,
    /// cRLNumber of the twin's list; the list of the day before has one less.
    pub(super) number: u64,
    /// Entries of the twin's list.
    pub(super) entries: Vec<(Serial, Revocation)>,
    subject_key: SubjectKey,
}

impl Scene {
    pub(super) fn new(situation: Situation, mut draw: Draw) -> Result<Self, CaError> {
        let at = drawn_instant(&mut draw)?;
        let first = Serial::new(0x1000_0000 + draw.below(0x6000_0000));
        let serials = |offset: u64| SerialRule {
            signing_root: Serial::new(0x0A_0001 + offset),
            authentication_root: Serial::new(0x0A_0002 + offset),
            first,
        };
        let settings = |offset: u64| Settings {
            names: situation.environment.names(),
            serials: serials(offset),
            ..Settings::default()
        };
        let [older_at, current_at] = FOUNDED.map(seconds);
        let older = Realm::found(&settings(0), OLDER_KEYS, older_at?)?;
        let current = Realm::found(&settings(0x10_0000), CURRENT_KEYS, current_at?)?;
        let holder = Holder::draw(&mut draw)?;
        let assigned = KeyPool::committed()?.assign(draw.index(256))?;
        let rule = settings(0);
        let issued = earlier(at, 30 + draw.below(600))?;
        let times = rule.crl.newest_at(at)?;
        Ok(Self {
            line: situation.line,
            at,
            current,
            older,
            validity: Validity::of_holder(&rule, issued, holder.birth, None)?,
            holder,
            holder_key: assigned.key.clone(),
            serial: first,
            times,
            number: 400 + draw.below(2000),
            entries: entries(first, situation.revoked, earlier(times.this_update(), 2)?, &mut draw),
            subject_key: assigned.subject_key(),
            draw,
        })
    }

    /// The valid objects.
    pub(super) fn objects(&mut self) -> Result<Objects, CaError> {
        let certificate = self.certificate(self.line)?;
        let yesterday = UpdateTimes::new(earlier(self.times.this_update, 1)?, earlier(self.times.next_update, 1)?)?;
        Ok(Objects {
            roots: vec![self.current.root(Line::Signing), self.current.root(Line::Authentication)],
            certificate,
            crl: self.current.list(self.line, &self.holder.partition, &self.plan(self.times, self.number))?,
            previous_crl: self.current.list(
                self.line,
                &self.holder.partition,
                &self.plan(yesterday, self.number - 1),
            )?,
        })
    }

    /// The holder's certificate of a line from the current generation.
    pub(super) fn certificate(&mut self, line: Line) -> Result<Vec<u8>, CaError> {
        Ok(self.current.issue(line, &self.holder, &self.subject_key, self.validity)?.der)
    }

    /// The same certificate from the older generation.
    pub(super) fn older_certificate(&mut self) -> Result<Vec<u8>, CaError> {
        Ok(self.older.issue(self.line, &self.holder, &self.subject_key, self.validity)?.der)
    }

    /// What the twin's list is made with.
    pub(super) fn plan(&self, times: UpdateTimes, number: u64) -> ListPlan<'_> {
        ListPlan { times, number, entries: &self.entries }
    }

    /// The key that signs what is right.
    pub(super) fn issuer_key(&self) -> Arc<OpensslKey> {
        self.current.key(self.line)
    }

    /// The distribution point of a partition in which the holder is not.
    pub(super) fn distribution_points_elsewhere(&self) -> Result<Node, CaError> {
        let name = partition_name(self.current.names(), self.line, &self.holder.elsewhere)?;
        Node::parse(&distribution_points(name).to_der()?)
    }

    pub(super) fn other_line(&self) -> Line {
        match self.line {
            Line::Signing => Line::Authentication,
            Line::Authentication => Line::Signing,
        }
    }

    /// A key that belongs to nobody in the exhibit.
    pub(super) fn strangers_key(&self) -> Result<Arc<OpensslKey>, CaError> {
        KeyPool::committed()?.key(STRANGERS_KEY)
    }
}

fn drawn_instant(draw: &mut Draw) -> Result<Timestamp, CaError> {
    let offset = draw.below(DAYS) * 86_400 + draw.below(6 * 3600);
    seconds(FIRST_INSTANT.saturating_add_unsigned(offset))
}

fn seconds(since_1970: i64) -> Result<Timestamp, CaError> {
    Timestamp::from_second(since_1970).map_err(|_| CaError::Time { at: Timestamp::MAX })
}

/// This many days before.
pub(super) fn earlier(at: Timestamp, days: u64) -> Result<Timestamp, CaError> {
    let hours = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(24);
    at.checked_sub(SignedDuration::from_hours(hours)).map_err(|_| CaError::Time { at })
}

/// This many minutes before.
pub(super) fn earlier_by_minutes(at: Timestamp, minutes: u64) -> Result<Timestamp, CaError> {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX / 60);
    at.checked_sub(SignedDuration::from_mins(minutes)).map_err(|_| CaError::Time { at })
}

/// This many days after.
pub(super) fn later(at: Timestamp, days: u64) -> Result<Timestamp, CaError> {
    let hours = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(24);
    at.checked_add(SignedDuration::from_hours(hours)).map_err(|_| CaError::Time { at })
}

/// Two people before the holder and one behind, and the holder if revoked.
fn entries(holder: Serial, revoked: Option<CrlReason>, last: Timestamp, draw: &mut Draw) -> Vec<(Serial, Revocation)> {
    let others = [CrlReason::Superseded, CrlReason::AffiliationChanged, CrlReason::CessationOfOperation];
    let places = [holder.value() - 2000, holder.value() - 1000, holder.value() + 1000];
    let mut entries: Vec<_> = others
        .into_iter()
        .zip(places)
        .map(|(reason, place)| {
            let at = earlier(last, 1 + draw.below(300)).unwrap_or(last);
            (Serial::new(place + draw.below(900)), Revocation { reason, at })
        })
        .collect();
    entries.extend(revoked.map(|reason| (holder, Revocation { reason, at: last })));
    entries.sort_unstable_by_key(|(serial, _)| *serial);
    entries
}

/// The last second of the day in Japan on which this instant falls.
pub(super) fn end_of_its_day(at: Timestamp) -> Result<Timestamp, CaError> {
    end_of_day_jst(crate::time::jst_date(at))
}
