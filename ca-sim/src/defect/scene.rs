//! Everything that the valid twin of an exhibit is made from.

use std::sync::Arc;

use der::Encode;
use jiff::{SignedDuration, Timestamp};

use super::draw::Draw;
use super::exchange::{Exchange, Question};
use super::holder::Holder;
use super::objects::Objects;
use super::realm::{Age, ListPlan, Realm};
use super::situation::{Situation, Standing};
use super::tree::Node;
use crate::carrier::Carrier;
use crate::certificate::SubjectKey;
use crate::crl::UpdateTimes;
use crate::error::CaError;
use crate::extension::{distribution_points, partition_name};
use crate::keys::{KeyPool, OpensslKey};
use crate::line::Line;
use crate::reason::CrlReason;
use crate::revocation::{Revocation, Status};
use crate::serial::Serial;
use crate::settings::{SerialRule, Settings};
use crate::time::end_of_day_jst;
use crate::validity::Validity;

/// The earliest instant at which anything is verified: 09:00 in Japan on 1 March 2026, in seconds since 1970.
const FIRST_INSTANT: i64 = 1_772_323_200;
/// Days over which the instants of the exhibits spread.
const DAYS: u64 = 200;
/// When the current generation was founded, before every certificate of an exhibit: 16 July 2023.
const FOUNDED: i64 = 1_689_465_600;

/// Days before the verification at which responders were certified.
const RESPONDER_DAYS: u64 = 60;

/// The world of one exhibit.
pub(super) struct Scene {
    pub(super) draw: Draw,
    pub(super) line: Line,
    /// The instant of verification.
    pub(super) at: Timestamp,
    pub(super) realm: Realm,
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
    /// Since when the holder's certificate is listed, if it is.
    listed_at: Timestamp,
    standing: Standing,
    responder_listed: bool,
    subject_key: SubjectKey,
}

impl Scene {
    pub(super) fn new(situation: Situation, mut draw: Draw) -> Result<Self, CaError> {
        let at = drawn_instant(&mut draw)?;
        let defaults = Settings::default();
        let serials = SerialRule { first: Serial::new(0x1000_0000 + draw.below(0x6000_0000)), ..defaults.serials };
        let settings = Settings { names: situation.environment.names(), serials, ..defaults };
        let realm = Realm::found(&settings, seconds(FOUNDED)?)?;
        let serial = realm.next_serial(situation.line);
        let holder = Holder::draw(&mut draw)?;
        let assigned = KeyPool::committed()?.assign(draw.index(256))?;
        let issued = earlier(at, 30 + draw.below(600))?;
        let times = settings.crl.newest_at(at)?;
        let listed_at = earlier(times.this_update(), 2)?;
        Ok(Self {
            line: situation.line,
            at,
            realm,
            validity: Validity::of_holder(&settings, Carrier::Card, issued, holder.birth, None)?,
            holder,
            holder_key: assigned.key.clone(),
            serial,
            times,
            number: 400 + draw.below(2000),
            entries: entries(serial, situation, listed_at, &mut draw),
            listed_at,
            standing: situation.standing,
            responder_listed: situation.responder_listed,
            subject_key: assigned.subject_key(),
            draw,
        })
    }

    /// The valid objects.
    pub(super) fn objects(&mut self) -> Result<Objects, CaError> {
        let certificate = self.certificate(self.line)?;
        let exchange = self.exchange()?;
        self.list_responder()?;
        let yesterday = UpdateTimes::new(earlier(self.times.this_update, 1)?, earlier(self.times.next_update, 1)?)?;
        Ok(Objects {
            roots: vec![self.realm.root(Line::Signing)?, self.realm.root(Line::Authentication)?],
            certificate,
            crl: self.list(self.times, self.number)?,
            previous_crl: self.list(yesterday, self.number - 1)?,
            ocsp_request: exchange.request,
            ocsp_nonce: exchange.nonce,
            ocsp_response: exchange.response,
        })
    }

    /// Asks the responder about the holder's certificate.
    fn exchange(&mut self) -> Result<Exchange, CaError> {
        let nonce: [u8; 32] = self.draw.octets();
        let issuer = self.realm.ocsp_issuer(self.line, earlier(self.at, RESPONDER_DAYS)?)?;
        let revocation = |reason| Revocation { reason, at: self.listed_at };
        let question = Question {
            issuer,
            serial: self.serial,
            at: self.at,
            nonce: nonce.to_vec(),
            status: match self.standing {
                Standing::Good => Status::Good,
                Standing::Listed(reason) => Status::Revoked(revocation(reason)),
                Standing::NeverIssued => Status::Unknown,
            },
            partition: self.holder.partition.clone(),
            not_after: self.validity.not_after(),
        };
        question.asked()
    }

    /// Puts the responder on the list if the situation says so.
    fn list_responder(&mut self) -> Result<(), CaError> {
        let responder = self.realm.responder_serial(self.line)?.filter(|_| self.responder_listed);
        let revocation = Revocation { reason: CrlReason::KeyCompromise, at: self.listed_at };
        self.entries.extend(responder.map(|serial| (serial, revocation)));
        self.entries.sort_unstable_by_key(|(serial, _)| *serial);
        Ok(())
    }

    /// The certificate and the key of another responder with the same name, or of the other line.
    pub(super) fn responder(&mut self, age: Age, line: Line) -> Result<(Vec<u8>, Arc<OpensslKey>), CaError> {
        let at = earlier(self.at, RESPONDER_DAYS)?;
        Ok((self.realm.responder(age, line, at)?.certificate, self.realm.responder_key(age, line)?))
    }

    /// The holder's certificate of a line.
    pub(super) fn certificate(&mut self, line: Line) -> Result<Vec<u8>, CaError> {
        self.realm.issue(Age::Current, line, &self.holder, &self.subject_key, self.validity)
    }

    /// The same certificate from the older generation.
    pub(super) fn older_certificate(&mut self) -> Result<Vec<u8>, CaError> {
        self.realm.issue(Age::Older, self.line, &self.holder, &self.subject_key, self.validity)
    }

    fn list(&self, times: UpdateTimes, number: u64) -> Result<Vec<u8>, CaError> {
        let plan = ListPlan { times, number, entries: &self.entries };
        self.realm.list(Age::Current, self.line, &self.holder.partition, &plan)
    }

    /// What the twin's list is made with.
    pub(super) fn plan(&self) -> ListPlan<'_> {
        ListPlan { times: self.times, number: self.number, entries: &self.entries }
    }

    /// The key that signs what is right.
    pub(super) fn issuer_key(&self) -> Result<Arc<OpensslKey>, CaError> {
        self.realm.key(Age::Current, self.line)
    }

    /// The distribution point of a partition in which the holder is not.
    pub(super) fn distribution_points_elsewhere(&self) -> Result<Node, CaError> {
        let name = partition_name(self.realm.names(), self.line, &self.holder.elsewhere)?;
        Node::parse(&distribution_points(name).to_der()?)
    }

    pub(super) fn other_line(&self) -> Line {
        match self.line {
            Line::Signing => Line::Authentication,
            Line::Authentication => Line::Signing,
        }
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
fn entries(holder: Serial, situation: Situation, last: Timestamp, draw: &mut Draw) -> Vec<(Serial, Revocation)> {
    let others = [CrlReason::Superseded, CrlReason::AffiliationChanged, CrlReason::CessationOfOperation];
    let places = [holder.value() - 2000, holder.value() - 1000, holder.value() + 1000];
    let mut entries: Vec<_> = others
        .into_iter()
        .zip(places)
        .filter(|_| situation.others_listed)
        .map(|(reason, place)| {
            let at = earlier(last, 1 + draw.below(300)).unwrap_or(last);
            (Serial::new(place + draw.below(900)), Revocation { reason, at })
        })
        .collect();
    entries.extend(situation.standing.listed().map(|reason| (holder, Revocation { reason, at: last })));
    entries.sort_unstable_by_key(|(serial, _)| *serial);
    entries
}

/// The last second of the day in Japan on which this instant falls.
pub(super) fn end_of_its_day(at: Timestamp) -> Result<Timestamp, CaError> {
    end_of_day_jst(crate::time::jst_date(at))
}
