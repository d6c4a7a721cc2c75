//! What may be revoked, what cannot be undone, and when the CRL says so.

use proptest::prelude::*;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{
    CaError, CrlReason, CrlRule, IssuedCertificate, Line, Partition, Revocation, Serial, Settings, Status,
    UnspecifiedReason, UpdateTimes,
};
use x509_parser::prelude::{CertificateRevocationList, FromDer};

use crate::world::{at, authority, by_rule, issue, issue_with, partition_crl, test_authority, times};

const LINE: Line = Line::Signing;

fn listed(crl: &[u8]) -> usize {
    CertificateRevocationList::from_der(crl).unwrap().1.iter_revoked_certificates().count()
}

#[test]
fn a_certificate_is_good_until_the_second_of_its_revocation() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, LINE);
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: at("2026-11-24T02:00:00Z") };
    authority.revoke(LINE, issued.serial, revocation.reason, at("2026-11-24T02:00:00.75Z")).unwrap();
    assert_eq!(authority.status(LINE, issued.serial, at("2026-11-24T01:59:59Z")), Status::Good);
    assert_eq!(authority.status(LINE, issued.serial, at("2026-11-24T02:00:00Z")), Status::Revoked(revocation));
}

#[test]
fn a_serial_that_was_never_issued_is_unknown_and_cannot_be_revoked() {
    let mut authority = test_authority();
    let serial = Serial::new(7);
    assert_eq!(authority.status(LINE, serial, at("2026-11-24T00:00:00Z")), Status::Unknown);
    let refused = authority.revoke(LINE, serial, CrlReason::Superseded, at("2026-11-24T00:00:00Z"));
    assert_eq!(refused, Err(CaError::UnknownSerial { line: LINE, serial }));
}

#[test]
fn the_same_serial_on_the_other_line_is_somebody_elses() {
    let mut authority = test_authority();
    let signing = issue(&mut authority, Line::Signing);
    let authentication = issue(&mut authority, Line::Authentication);
    assert_eq!(signing.serial, authentication.serial);
    let when = at("2026-11-24T00:00:00Z");
    authority.revoke(Line::Signing, signing.serial, CrlReason::Superseded, when).unwrap();
    assert_eq!(authority.status(Line::Authentication, authentication.serial, when), Status::Good);
}

#[test]
fn a_final_revocation_cannot_be_changed() {
    let mut authority = test_authority();
    let IssuedCertificate { serial, .. } = issue(&mut authority, LINE);
    let since = at("2026-11-24T00:00:00Z");
    authority.revoke(LINE, serial, CrlReason::Superseded, since).unwrap();
    let before = authority.state().clone();
    let refused = authority.revoke(LINE, serial, CrlReason::KeyCompromise, at("2026-11-25T00:00:00Z"));
    assert_eq!(refused, Err(CaError::AlreadyRevoked { line: LINE, serial, reason: CrlReason::Superseded, since }));
    assert_eq!(*authority.state(), before);
}

#[test]
fn a_hold_becomes_final_with_the_date_of_the_hold() {
    let mut authority = test_authority();
    let IssuedCertificate { serial, .. } = issue(&mut authority, LINE);
    let held = at("2026-11-24T00:00:00Z");
    authority.revoke(LINE, serial, CrlReason::CertificateHold, held).unwrap();
    let twice = authority.revoke(LINE, serial, CrlReason::CertificateHold, at("2026-11-24T12:00:00Z"));
    let reason = CrlReason::CertificateHold;
    assert_eq!(twice, Err(CaError::AlreadyRevoked { line: LINE, serial, reason, since: held }));
    authority.revoke(LINE, serial, CrlReason::KeyCompromise, at("2026-11-25T00:00:00Z")).unwrap();
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: held };
    assert_eq!(authority.status(LINE, serial, at("2026-11-26T00:00:00Z")), Status::Revoked(revocation));
}

#[test]
fn remove_from_crl_is_no_reason_for_a_revocation() {
    let mut authority = test_authority();
    let IssuedCertificate { serial, .. } = issue(&mut authority, LINE);
    let refused = authority.revoke(LINE, serial, CrlReason::RemoveFromCrl, at("2026-11-24T00:00:00Z"));
    assert_eq!(refused, Err(CaError::ReasonNotAllowed { reason: CrlReason::RemoveFromCrl }));
}

#[test]
fn a_certificate_cannot_be_revoked_before_it_begins_or_after_it_ended() {
    let mut authority = test_authority();
    let IssuedCertificate { serial, not_before, not_after, .. } = issue(&mut authority, LINE);
    for when in ["2026-11-22T03:04:04Z", "2031-04-01T15:00:00Z"] {
        let refused = authority.revoke(LINE, serial, CrlReason::Superseded, at(when));
        let at = at(when);
        assert_eq!(refused, Err(CaError::RevokedOutsideValidity { line: LINE, serial, at, not_before, not_after }));
    }
}

#[test]
fn a_revoked_certificate_is_on_the_crl_of_its_partition_only() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, LINE);
    authority.revoke(LINE, issued.serial, CrlReason::Superseded, at("2026-11-24T00:00:00Z")).unwrap();
    let elsewhere = Partition::new("Hokkaido", "Esashi-cho").unwrap();
    let now = times("2026-11-24T18:00:00Z");
    assert_eq!(listed(&partition_crl(&mut authority, LINE, &issued.partition, now)), 1);
    assert_eq!(listed(&partition_crl(&mut authority, LINE, &elsewhere, now)), 0);
    assert_eq!(listed(&partition_crl(&mut authority, Line::Authentication, &issued.partition, now)), 0);
    assert_eq!(authority.partitions(LINE).into_iter().collect::<Vec<_>>(), [&issued.partition]);
}

#[test]
fn an_expired_certificate_leaves_the_crl_a_day_after_its_end() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, LINE);
    authority.revoke(LINE, issued.serial, CrlReason::Superseded, at("2026-11-24T00:00:00Z")).unwrap();
    for (this_update, expected) in [("2031-04-02T14:59:59Z", 1), ("2031-04-02T15:00:00Z", 0)] {
        let crl = partition_crl(&mut authority, LINE, &issued.partition, times(this_update));
        assert_eq!(listed(&crl), expected, "{this_update}");
    }
}

#[test]
fn the_reason_unspecified_is_left_out_of_the_entry_unless_the_setting_asks_for_it() {
    for (unspecified, written) in [(UnspecifiedReason::Omitted, None), (UnspecifiedReason::Written, Some(0))] {
        let crl = CrlRule { unspecified, ..CrlRule::default() };
        let mut authority = authority(&Settings { crl, ..Settings::default() }, KeyFamily::Genuine);
        let issued = issue(&mut authority, LINE);
        authority.revoke(LINE, issued.serial, CrlReason::Unspecified, at("2026-11-24T00:00:00Z")).unwrap();
        let der = partition_crl(&mut authority, LINE, &issued.partition, times("2026-11-24T18:00:00Z"));
        let (_, list) = CertificateRevocationList::from_der(&der).unwrap();
        let entry = list.iter_revoked_certificates().next().unwrap();
        assert_eq!(entry.reason_code().map(|(_, code)| code.0), written);
        assert_eq!(entry.extensions().len(), usize::from(written.is_some()));
    }
}

#[test]
fn the_newest_daily_crl_is_todays_from_three_in_the_morning_on() {
    let rule = Settings::default().crl;
    for (now, this_update) in [
        ("2026-11-23T17:59:59Z", "2026-11-22T18:00:00Z"),
        ("2026-11-23T18:00:00Z", "2026-11-23T18:00:00Z"),
        ("2026-11-24T17:59:59Z", "2026-11-23T18:00:00Z"),
    ] {
        assert_eq!(rule.newest_at(at(now)).unwrap(), times(this_update), "{now}");
    }
}

#[test]
fn a_next_update_must_follow_the_update() {
    let now = at("2026-11-24T18:00:00Z");
    assert_eq!(UpdateTimes::new(now, now), Err(CaError::UpdateTimes { this_update: now, next_update: now }));
}

#[test]
fn every_reason_code_of_rfc_5280_is_known_and_seven_is_not() {
    let known: Vec<u8> = (0..=20).filter(|&code| CrlReason::from_code(code).is_some()).collect();
    assert_eq!(known, [0, 1, 2, 3, 4, 5, 6, 8, 9, 10]);
    for reason in CrlReason::ALL {
        assert_eq!(CrlReason::from_code(reason.code()), Some(reason));
        assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.name()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// In any order of issuing, revoking and publishing: no serial twice, revoked stays revoked, CRL numbers grow by one.
    #[test]
    fn the_life_cycle_keeps_its_invariants(acts in prop::collection::vec((0..3_u8, any::<prop::sample::Index>(), 0..10_usize), 1..20)) {
        let mut authority = test_authority();
        let mut issued = vec![issue(&mut authority, LINE)];
        let mut revoked = std::collections::BTreeMap::new();
        let mut crl_number = 0_u32;
        for (hour, (act, index, reason)) in acts.into_iter().enumerate() {
            let now = at("2026-11-23T00:00:00Z") + jiff::SignedDuration::from_hours(i64::try_from(hour).unwrap());
            let serial = issued[index.index(issued.len())].serial;
            match act {
                0 => {
                    let next = issue_with(&mut authority, LINE, hour, by_rule());
                    prop_assert!(issued.iter().all(|earlier| earlier.serial < next.serial));
                    issued.push(next);
                }
                1 => {
                    let reason = CrlReason::ALL[reason];
                    if authority.revoke(LINE, serial, reason, now).is_ok() {
                        let since = *revoked.entry(serial).or_insert(now);
                        prop_assert_eq!(authority.status(LINE, serial, now), Status::Revoked(Revocation { reason, at: since }));
                    }
                }
                _ => {
                    let crl = partition_crl(&mut authority, LINE, &issued[0].partition, times(&now.to_string()));
                    crl_number += 1;
                    let (_, crl) = CertificateRevocationList::from_der(&crl).unwrap();
                    prop_assert_eq!(crl.crl_number().unwrap().to_string(), crl_number.to_string());
                    prop_assert_eq!(crl.iter_revoked_certificates().count(), revoked.len());
                }
            }
            for (&serial, &since) in &revoked {
                let status = authority.status(LINE, serial, now);
                prop_assert!(matches!(status, Status::Revoked(Revocation { at, .. }) if at == since), "{:?}", status);
            }
        }
    }
}
