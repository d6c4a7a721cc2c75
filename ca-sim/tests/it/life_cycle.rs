//! Hold, release, revocation and renewal: which transitions exist, which are refused, and what can never happen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{
    Act, Authority, CaError, Change, CrlReason, CrlScope, FinalDate, Generation, LifeCycleRule, Line, Partition,
    Revocation, Serial, Settings, Status, Subject, Validity, jst_date,
};

use crate::listed::{entries, number};
use crate::world::{
    BIRTH, application, at, authority, by_rule, issue, keys, partition_crl, shibuya, test_authority, times,
};

const HELD: &str = "2026-11-24T00:00:00Z";
const LATER: &str = "2026-11-25T00:00:00Z";

fn on_hold() -> Status {
    Status::Revoked(Revocation { reason: CrlReason::CertificateHold, at: at(HELD) })
}

#[test]
fn a_released_hold_is_not_on_the_next_crl_and_the_certificate_is_good_again() {
    let mut authority = test_authority();
    let line = Line::Authentication;
    let issued = issue(&mut authority, line);
    authority.suspend(line, issued.serial, at(HELD)).unwrap();
    let during = partition_crl(&mut authority, line, &issued.partition, times("2026-11-24T18:00:00Z"));
    assert_eq!(entries(&during)[&issued.serial].0, CrlReason::CertificateHold);
    authority.release(line, issued.serial, at(LATER)).unwrap();
    assert_eq!(authority.status(line, issued.serial, at("2026-11-24T23:59:59Z")), on_hold());
    assert_eq!(authority.status(line, issued.serial, at(LATER)), Status::Good);
    let after = partition_crl(&mut authority, line, &issued.partition, times("2026-11-25T18:00:00Z"));
    assert!(entries(&after).is_empty());
    assert!(number(&after) > number(&during));
    let history = &authority.state().line(line).histories[&issued.serial];
    let acts = [Change { at: at(HELD), act: Act::Hold }, Change { at: at(LATER), act: Act::Release }];
    assert_eq!(history.changes(), acts);
}

#[test]
fn the_hold_of_a_signing_certificate_is_never_released() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, Line::Signing);
    authority.suspend(Line::Signing, issued.serial, at(HELD)).unwrap();
    let refused = authority.release(Line::Signing, issued.serial, at(LATER));
    assert_eq!(refused, Err(CaError::ReleaseRefused { serial: issued.serial }));
    assert_eq!(authority.status(Line::Signing, issued.serial, at(LATER)), on_hold());
}

#[test]
fn only_a_hold_can_be_released() {
    let mut authority = test_authority();
    let (line, good) = (Line::Authentication, issue(&mut authority, Line::Authentication).serial);
    let refused = authority.release(line, good, at(HELD));
    assert_eq!(refused, Err(CaError::NotOnHold { line, serial: good, status: Status::Good }));
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: at(HELD) };
    authority.revoke(line, good, revocation.reason, revocation.at).unwrap();
    let refused = authority.release(line, good, at(LATER));
    assert_eq!(refused, Err(CaError::NotOnHold { line, serial: good, status: Status::Revoked(revocation) }));
}

#[test]
fn nothing_happens_before_what_happened_last() {
    let mut authority = test_authority();
    let (line, serial) = (Line::Authentication, issue(&mut authority, Line::Authentication).serial);
    authority.suspend(line, serial, at(LATER)).unwrap();
    let refused = CaError::BeforeLastChange { line, serial, at: at(HELD), last: at(LATER) };
    assert_eq!(authority.release(line, serial, at(HELD)), Err(refused.clone()));
    assert_eq!(authority.revoke(line, serial, CrlReason::Superseded, at(HELD)), Err(refused));
}

#[test]
fn a_hold_that_becomes_final_is_dated_by_the_setting() {
    for (final_date, since) in [(FinalDate::OfHold, HELD), (FinalDate::OfRevocation, LATER)] {
        let life_cycle = LifeCycleRule { final_date, ..LifeCycleRule::default() };
        let mut authority = authority(&Settings { life_cycle, ..Settings::default() }, KeyFamily::Genuine);
        let serial = issue(&mut authority, Line::Signing).serial;
        authority.suspend(Line::Signing, serial, at(HELD)).unwrap();
        authority.revoke(Line::Signing, serial, CrlReason::CessationOfOperation, at(LATER)).unwrap();
        let revocation = Revocation { reason: CrlReason::CessationOfOperation, at: at(since) };
        assert_eq!(authority.status(Line::Signing, serial, at(LATER)), Status::Revoked(revocation));
        assert_eq!(authority.status(Line::Signing, serial, at("2026-11-24T23:00:00Z")), on_hold());
        let mut state = authority.state().clone();
        state.settings.life_cycle.final_date = FinalDate::OfHold;
        let reopened = Authority::from_state(state, keys(KeyFamily::Genuine)).unwrap();
        let kept = reopened.status(Line::Signing, serial, at(LATER));
        assert_eq!(kept, Status::Revoked(revocation), "the setting is about what is still to come");
    }
}

#[test]
fn a_renewed_certificate_is_superseded_in_the_second_of_the_new_one() {
    let mut authority = test_authority();
    let old = issue(&mut authority, Line::Signing);
    let validity = Validity::new(at(LATER), at("2031-04-01T14:59:59Z")).unwrap();
    let renewed = authority.renew(old.serial, &application(Line::Signing, 1, validity)).unwrap();
    assert_eq!((renewed.renewed_from, renewed.not_before), (Some(old.serial), at(LATER)));
    assert_eq!(authority.certificate(Line::Signing, renewed.serial), Some(&renewed));
    let superseded = Revocation { reason: CrlReason::Superseded, at: at(LATER) };
    assert_eq!(authority.status(Line::Signing, old.serial, at(LATER)), Status::Revoked(superseded));
    assert_eq!(authority.status(Line::Signing, renewed.serial, at(LATER)), Status::Good);
}

#[test]
fn a_certificate_that_is_revoked_on_hold_or_of_the_other_line_is_not_renewed() {
    let mut authority = test_authority();
    let held = issue(&mut authority, Line::Signing).serial;
    authority.suspend(Line::Signing, held, at(HELD)).unwrap();
    let before = authority.state().clone();
    let validity = Validity::new(at(LATER), at("2031-04-01T14:59:59Z")).unwrap();
    let application = application(Line::Signing, 1, validity);
    let revocation = Revocation { reason: CrlReason::CertificateHold, at: at(HELD) };
    let refused = CaError::NotRenewable { line: Line::Signing, serial: held, revocation };
    assert_eq!(authority.renew(held, &application), Err(refused));
    let other = issue(&mut test_authority(), Line::Authentication).serial;
    let unknown = Serial::new(other.value() + 1);
    let refused = CaError::UnknownSerial { line: Line::Signing, serial: unknown };
    assert_eq!(authority.renew(unknown, &application), Err(refused));
    assert_eq!(*authority.state(), before);
}

#[test]
fn a_renewal_dated_before_the_revocation_on_record_is_refused_and_issues_nothing() {
    let mut authority = test_authority();
    let old = issue(&mut authority, Line::Signing).serial;
    authority.revoke(Line::Signing, old, CrlReason::KeyCompromise, at(LATER)).unwrap();
    let before = authority.state().clone();
    let validity = Validity::new(at(HELD), at("2031-04-01T14:59:59Z")).unwrap();
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: at(LATER) };
    let refused = CaError::NotRenewable { line: Line::Signing, serial: old, revocation };
    assert_eq!(authority.renew(old, &application(Line::Signing, 1, validity)), Err(refused));
    assert_eq!(*authority.state(), before);
}

#[test]
fn renewal_in_the_last_three_months_runs_to_the_sixth_birthday_and_earlier_to_the_fifth() {
    let old = by_rule().not_after();
    assert_eq!(jst_date(old).to_string(), "2031-04-01");
    for (when, end) in [
        ("2030-12-31T14:59:59Z", "2035-04-01"),
        ("2030-12-31T15:00:00Z", "2036-04-01"),
        ("2031-04-01T14:59:59Z", "2036-04-01"),
    ] {
        let carrier = sekisho_ca_sim::Carrier::Card;
        let renewed = Validity::of_renewal(&Settings::default(), carrier, at(when), BIRTH, old, None).unwrap();
        assert_eq!(jst_date(renewed.not_after()).to_string(), end, "{when}");
    }
}

/// What somebody asks of the authority.
#[derive(Clone, Debug)]
enum Ask {
    Issue(Line, bool),
    Renew(prop::sample::Index),
    Suspend(prop::sample::Index),
    Release(prop::sample::Index),
    Revoke(prop::sample::Index, CrlReason),
    RollOver(Line),
    Compromise(Line, prop::sample::Index),
    Publish,
}

fn ask() -> impl Strategy<Value = Ask> {
    let line = || prop::sample::select(Line::BOTH.to_vec());
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (line(), any::<bool>()).prop_map(|(line, here)| Ask::Issue(line, here)),
        2 => index().prop_map(Ask::Renew),
        3 => index().prop_map(Ask::Suspend),
        3 => index().prop_map(Ask::Release),
        3 => (index(), prop::sample::select(CrlReason::ALL.to_vec())).prop_map(|(who, why)| Ask::Revoke(who, why)),
        1 => line().prop_map(Ask::RollOver),
        1 => (line(), index()).prop_map(|(line, which)| Ask::Compromise(line, which)),
        3 => Just(Ask::Publish),
    ]
}

/// What must hold whatever was asked, and what was seen so far.
#[derive(Default)]
struct Watch {
    issued: BTreeSet<(Line, Serial)>,
    /// The revocation as it was first seen final.
    finals: BTreeMap<(Line, Serial), Revocation>,
    numbers: BTreeMap<(Line, Generation, CrlScope), u64>,
}

impl Watch {
    fn issued(&mut self, line: Line, serial: Serial) -> Result<(), TestCaseError> {
        prop_assert!(self.issued.insert((line, serial)), "{line} {serial} was given twice");
        Ok(())
    }

    fn statuses(&mut self, authority: &Authority, now: Timestamp) -> Result<(), TestCaseError> {
        for &(line, serial) in &self.issued {
            let status = authority.status(line, serial, now);
            if let Some(first) = self.finals.get(&(line, serial)) {
                prop_assert_eq!(status, Status::Revoked(*first), "a final revocation changed");
            } else if let Status::Revoked(revocation) = status
                && revocation.reason.is_final()
            {
                self.finals.insert((line, serial), revocation);
            }
        }
        Ok(())
    }

    /// Publishes every list, and looks for each certificate on them.
    fn lists(&mut self, authority: &mut Authority, now: Timestamp) -> Result<(), TestCaseError> {
        for line in Line::BOTH {
            let mut seen: BTreeMap<Serial, u32> = BTreeMap::new();
            let generations: Vec<_> = authority.generations(line).map(|(generation, _)| generation).collect();
            for generation in generations {
                for partition in [shibuya(), elsewhere()] {
                    let scope = CrlScope::Partition(partition);
                    let crl = authority.crl(line, generation, &scope, times(&now.to_string())).unwrap();
                    let number = number(&crl);
                    let last = self.numbers.insert((line, generation, scope), number);
                    prop_assert!(last.is_none_or(|last| last < number), "a CRL number did not grow");
                    for (serial, (reason, second)) in entries(&crl) {
                        *seen.entry(serial).or_default() += 1;
                        let at = Timestamp::from_second(second).unwrap();
                        let status = authority.status(line, serial, now);
                        prop_assert_eq!(status, Status::Revoked(Revocation { reason, at }));
                        prop_assert_eq!(authority.certificate(line, serial).unwrap().generation, generation);
                    }
                }
            }
            for &(_, serial) in self.issued.iter().filter(|(issued, _)| *issued == line) {
                let revoked = matches!(authority.status(line, serial, now), Status::Revoked(_));
                prop_assert_eq!(seen.get(&serial).copied().unwrap_or(0), u32::from(revoked), "{} {}", line, serial);
            }
        }
        Ok(())
    }
}

fn elsewhere() -> Partition {
    Partition::new("Hokkaido", "Esashi-cho").unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_asked_the_life_cycle_keeps_its_invariants(asks in prop::collection::vec(ask(), 1..40)) {
        let mut authority = test_authority();
        let mut watch = Watch::default();
        for line in Line::BOTH {
            watch.issued(line, issue(&mut authority, line).serial)?;
        }
        for (hour, ask) in asks.into_iter().enumerate() {
            let now = at("2026-11-23T00:00:00Z") + SignedDuration::from_hours(i64::try_from(hour).unwrap());
            let validity = Validity::new(now, at("2031-04-01T14:59:59Z")).unwrap();
            let who = |index: prop::sample::Index| *index.get(&watch.issued.iter().copied().collect::<Vec<_>>());
            match ask {
                Ask::Issue(line, here) => {
                    let mut application = application(line, hour, validity);
                    if !here {
                        match &mut application.subject {
                            Subject::Signing(subject) => subject.partition = elsewhere(),
                            Subject::Authentication(subject) => subject.partition = elsewhere(),
                        }
                    }
                    match authority.issue(&application) {
                        Ok(issued) => watch.issued(line, issued.serial)?,
                        Err(refused) => prop_assert_eq!(refused, CaError::NoIssuer { line, at: now }),
                    }
                }
                Ask::Renew(index) => {
                    let (line, old) = who(index);
                    let before = authority.status(line, old, now);
                    if let Ok(renewed) = authority.renew(old, &application(line, hour, validity)) {
                        prop_assert_eq!(before, Status::Good);
                        watch.issued(line, renewed.serial)?;
                    }
                }
                Ask::Suspend(index) => {
                    let (line, serial) = who(index);
                    let good = authority.status(line, serial, now) == Status::Good;
                    prop_assert_eq!(authority.suspend(line, serial, now).is_ok(), good);
                }
                Ask::Release(index) => {
                    let (line, serial) = who(index);
                    let held = matches!(
                        authority.status(line, serial, now),
                        Status::Revoked(Revocation { reason: CrlReason::CertificateHold, .. })
                    );
                    let released = authority.release(line, serial, now).is_ok();
                    prop_assert_eq!(released, held && line == Line::Authentication);
                }
                Ask::Revoke(index, reason) => {
                    let (line, serial) = who(index);
                    let before = authority.state().clone();
                    if authority.revoke(line, serial, reason, now).is_err() {
                        prop_assert_eq!(authority.state(), &before);
                    }
                }
                Ask::RollOver(line) => {
                    let before = authority.generations(line).count();
                    if authority.roll_over(line, now).is_ok() {
                        prop_assert_eq!(authority.generations(line).count(), before + 1);
                    }
                }
                Ask::Compromise(line, which) => {
                    let generations: Vec<_> = authority.generations(line).map(|(generation, _)| generation).collect();
                    let generation = *which.get(&generations);
                    if let Ok(hit) = authority.compromise(line, generation, now) {
                        for serial in hit {
                            prop_assert!(watch.issued.contains(&(line, serial)));
                            prop_assert!(matches!(authority.status(line, serial, now), Status::Revoked(_)));
                        }
                    }
                }
                Ask::Publish => watch.lists(&mut authority, now)?,
            }
            watch.statuses(&authority, now)?;
        }
        let end = at("2026-11-26T00:00:00Z");
        watch.lists(&mut authority, end)?;
        let reopened = Authority::from_state(authority.state().clone(), keys(KeyFamily::Genuine)).unwrap();
        prop_assert_eq!(reopened.state(), authority.state());
    }
}
