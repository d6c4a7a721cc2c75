//! Delta and combined lists, the daily run, and snapshots.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;

use sekisho_ca_sim::keys::{KeyFamily, PemLabel, pem};
use sekisho_ca_sim::{
    Authority, CaError, CrlReason, CrlRule, CrlScope, Generation, Line, Partition, RevokedCertificate, Serial,
    Settings, Snapshot, Status, Subject,
};

use crate::listed::{entries, number};
use crate::world::{
    Desk, application, at, authority, by_rule, issue, issue_with, keys, shibuya, test_authority, times,
};

const LINE: Line = Line::Authentication;

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

#[test]
fn a_delta_list_tells_what_changed_since_the_last_complete_one() {
    let mut authority = test_authority();
    let [standing, released, new, untouched] =
        [0, 1, 2, 3].map(|n| issue_with(&mut authority, LINE, n, by_rule()).serial);
    authority.revoke(LINE, standing, CrlReason::KeyCompromise, at("2026-11-23T00:00:00Z")).unwrap();
    authority.suspend(LINE, released, at("2026-11-23T00:00:00Z")).unwrap();
    let scope = CrlScope::Partition(shibuya());
    let base = authority.crl(LINE, Generation::FIRST, &scope, times("2026-11-23T18:00:00Z")).unwrap();
    assert_eq!(entries(&base).keys().copied().collect::<Vec<_>>(), [standing, released]);
    authority.release(LINE, released, at("2026-11-24T00:00:00Z")).unwrap();
    authority.revoke(LINE, new, CrlReason::Superseded, at("2026-11-24T00:00:00Z")).unwrap();
    let delta = authority.delta_crl(LINE, Generation::FIRST, &scope, times("2026-11-24T06:00:00Z")).unwrap();
    let second = at("2026-11-24T00:00:00Z").as_second();
    let told = BTreeMap::from([(released, (CrlReason::RemoveFromCrl, second)), (new, (CrlReason::Superseded, second))]);
    assert_eq!(entries(&delta), told);
    assert!(!told.contains_key(&untouched));
    assert_eq!((number(&base), number(&delta)), (1, 2), "they share one sequence of numbers");
    let desk = Desk::new();
    desk.put("delta.der", &delta);
    let text = desk.run("openssl", &["crl", "-inform", "DER", "-in", "delta.der", "-noout", "-text"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("Delta CRL Indicator: critical\n                1"), "{text}");
    let next = authority.crl(LINE, Generation::FIRST, &scope, times("2026-11-24T18:00:00Z")).unwrap();
    assert_eq!((number(&next), entries(&next).len()), (3, 2));
}

#[test]
fn a_delta_list_without_a_complete_one_before_it_is_refused() {
    let (line, generation, scope) = (LINE, Generation::FIRST, CrlScope::Combined);
    let refused = test_authority().delta_crl(line, generation, &scope, times("2026-11-24T06:00:00Z"));
    assert_eq!(refused, Err(CaError::NoBase { line, generation, scope }));
}

#[test]
fn a_delta_list_takes_back_a_hold_that_only_an_earlier_delta_list_told_of() {
    let mut authority = test_authority();
    let serial = issue(&mut authority, LINE).serial;
    let scope = CrlScope::Partition(shibuya());
    authority.crl(LINE, Generation::FIRST, &scope, times("2026-11-23T18:00:00Z")).unwrap();
    authority.suspend(LINE, serial, at("2026-11-24T00:00:00Z")).unwrap();
    let first = authority.delta_crl(LINE, Generation::FIRST, &scope, times("2026-11-24T03:00:00Z")).unwrap();
    assert_eq!(entries(&first)[&serial].0, CrlReason::CertificateHold);
    let released = at("2026-11-24T05:00:00Z");
    authority.release(LINE, serial, released).unwrap();
    let second = authority.delta_crl(LINE, Generation::FIRST, &scope, times("2026-11-24T06:00:00Z")).unwrap();
    let taken_back = BTreeMap::from([(serial, (CrlReason::RemoveFromCrl, released.as_second()))]);
    assert_eq!(entries(&second), taken_back, "whoever added the first to the base has to hear of it");
}

#[test]
fn a_complete_list_that_was_silent_about_an_earlier_change_is_no_base() {
    let (generation, daily) = (Generation::FIRST, "2026-11-23T18:00:00Z");
    for scope in [CrlScope::Partition(shibuya()), CrlScope::Combined, CrlScope::Authorities] {
        let mut authority = test_authority();
        let serial = issue(&mut authority, LINE).serial;
        authority.crl(LINE, generation, &scope, times(daily)).unwrap();
        match scope {
            CrlScope::Authorities => assert_eq!(authority.compromise(LINE, generation, at(daily)), Ok(vec![serial])),
            _ => authority.revoke(LINE, serial, CrlReason::Superseded, at(daily)).unwrap(),
        }
        let refused = CaError::NoBase { line: LINE, generation, scope: scope.clone() };
        let delta = authority.delta_crl(LINE, generation, &scope, times("2026-11-24T06:00:00Z"));
        assert_eq!(delta, Err(refused), "the change is on no list: not on the base, and not new since");
        let next = authority.crl(LINE, generation, &scope, times("2026-11-24T18:00:00Z")).unwrap();
        assert_eq!((number(&next), entries(&next).len()), (2, 1));
        let delta = authority.delta_crl(LINE, generation, &scope, times("2026-11-25T06:00:00Z")).unwrap();
        assert!(entries(&delta).is_empty());
    }
}

#[test]
fn a_complete_list_of_later_is_no_base_and_none_is_made_of_older_data() {
    let (line, generation, scope) = (LINE, Generation::FIRST, CrlScope::Partition(shibuya()));
    let refused = CaError::NoBase { line, generation, scope: scope.clone() };
    let mut authority = test_authority();
    authority.crl(line, generation, &scope, times("2026-11-24T18:00:00Z")).unwrap();
    assert_eq!(authority.delta_crl(line, generation, &scope, times("2026-11-24T06:00:00Z")), Err(refused));
    let old = Snapshot::take(&authority, at("2026-11-25T17:45:00Z")).unwrap();
    let made = authority.publish_all(&old, &[shibuya()], times("2026-11-25T18:00:00Z"), threads(1), |_| Ok(()));
    let (taken, this_update) = (at("2026-11-25T17:45:00Z"), at("2026-11-25T18:00:00Z"));
    assert_eq!(made, Err(CaError::SnapshotOfAnotherInstant { taken, this_update }));
}

#[test]
fn a_daily_run_that_leaves_out_a_place_where_somebody_is_revoked_is_refused() {
    let mut authority = busy();
    let now = times("2026-11-23T18:00:00Z");
    let snapshot = Snapshot::take(&authority, now.this_update()).unwrap();
    let elsewhere = Partition::new("Hokkaido", "Esashi-cho").unwrap();
    let made = authority.publish_all(&snapshot, &[elsewhere], now, threads(1), |_| Ok(()));
    let generation = Generation::new(2).unwrap();
    assert_eq!(made, Err(CaError::PartitionLeftOut { line: Line::Signing, generation, partition: shibuya() }));
}

#[test]
fn openssl_takes_base_and_delta_together_and_sees_the_new_revocation() {
    let crl = CrlRule { deltas_announced: true, ..CrlRule::default() };
    let mut authority = authority(&Settings { crl, ..Settings::default() }, KeyFamily::Genuine);
    let issued = issue(&mut authority, LINE);
    let scope = CrlScope::Partition(shibuya());
    let base = authority.crl(LINE, Generation::FIRST, &scope, times("2026-11-23T18:00:00Z")).unwrap();
    authority.revoke(LINE, issued.serial, CrlReason::KeyCompromise, at("2026-11-24T00:00:00Z")).unwrap();
    let delta = authority.delta_crl(LINE, Generation::FIRST, &scope, times("2026-11-24T06:00:00Z")).unwrap();
    let desk = Desk::new();
    desk.put("root.pem", pem(PemLabel::Certificate, authority.root(LINE, Generation::FIRST).unwrap()).as_bytes());
    desk.put("holder.pem", pem(PemLabel::Certificate, &issued.der).as_bytes());
    desk.put("base.pem", pem(PemLabel::Crl, &base).as_bytes());
    desk.put("both.pem", [pem(PemLabel::Crl, &base), pem(PemLabel::Crl, &delta)].concat().as_bytes());
    let verify = |lists: &str| {
        let at = at("2026-11-24T12:00:00Z").as_second().to_string();
        let arguments = [
            "verify",
            "-CAfile",
            "root.pem",
            "-CRLfile",
            lists,
            "-crl_check",
            "-extended_crl",
            "-use_deltas",
            "-attime",
            &at,
            "holder.pem",
        ];
        let said = desk.run("openssl", &arguments);
        (said.status.success(), String::from_utf8_lossy(&said.stderr).into_owned())
    };
    let (accepted, said) = verify("base.pem");
    assert!(accepted, "the base alone does not know yet: {said}");
    let (accepted, said) = verify("both.pem");
    assert!(!accepted && said.contains("certificate revoked"), "{said}");
}

#[test]
fn the_combined_list_has_what_all_partitions_have_and_openssl_takes_it_for_any_certificate() {
    let mut authority = test_authority();
    let elsewhere = Partition::new("Hokkaido", "Esashi-cho").unwrap();
    let here = issue_with(&mut authority, Line::Signing, 0, by_rule());
    let mut wanted = application(Line::Signing, 1, by_rule());
    let Subject::Signing(subject) = &mut wanted.subject else { panic!() };
    subject.partition = elsewhere;
    let there = authority.issue(&wanted).unwrap();
    for serial in [here.serial, there.serial] {
        authority.revoke(Line::Signing, serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
    }
    let good = issue_with(&mut authority, Line::Signing, 2, by_rule());
    let list =
        authority.crl(Line::Signing, Generation::FIRST, &CrlScope::Combined, times("2026-11-23T18:00:00Z")).unwrap();
    assert_eq!(entries(&list).len(), 2);
    let desk = Desk::new();
    desk.put(
        "root.pem",
        pem(PemLabel::Certificate, authority.root(Line::Signing, Generation::FIRST).unwrap()).as_bytes(),
    );
    desk.put("list.pem", pem(PemLabel::Crl, &list).as_bytes());
    for (certificate, expected) in [(&good, true), (&there, false)] {
        desk.put("holder.pem", pem(PemLabel::Certificate, &certificate.der).as_bytes());
        let at = at("2026-11-24T00:00:00Z").as_second().to_string();
        let arguments = [
            "verify",
            "-CAfile",
            "root.pem",
            "-CRLfile",
            "list.pem",
            "-crl_check",
            "-extended_crl",
            "-attime",
            &at,
            "holder.pem",
        ];
        assert_eq!(desk.run("openssl", &arguments).status.success(), expected);
    }
}

fn busy() -> Authority {
    let mut authority =
        Authority::with_generations(&Settings::default(), keys(KeyFamily::Genuine), at("2024-05-10T01:02:03Z"), 2)
            .unwrap();
    for line in Line::BOTH {
        let issued: Vec<Serial> = (0..6).map(|n| issue_with(&mut authority, line, n, by_rule()).serial).collect();
        for &serial in &issued[..4] {
            authority.suspend(line, serial, at("2026-11-23T00:00:00Z")).unwrap();
        }
        authority.revoke(line, issued[0], CrlReason::KeyCompromise, at("2026-11-23T12:00:00Z")).unwrap();
    }
    authority
}

#[test]
fn the_daily_run_makes_the_lists_that_are_made_one_by_one_on_any_number_of_threads() {
    let partitions = [shibuya(), Partition::new("Hokkaido", "Esashi-cho").unwrap()];
    let now = times("2026-11-23T18:00:00Z");
    let snapshot = Snapshot::take(&busy(), now.this_update()).unwrap();
    let run = |count| {
        let (mut authority, lists) = (busy(), Mutex::new(BTreeMap::new()));
        let made = authority.publish_all(&snapshot, &partitions, now, threads(count), |list| {
            let name = (list.line, list.generation, list.partition.clone());
            assert_eq!(lists.lock().unwrap().insert(name, list.der), None, "made twice");
            Ok(())
        });
        assert_eq!(made, Ok(8));
        (authority.state().clone(), lists.into_inner().unwrap())
    };
    let mut one_by_one = busy();
    let mut expected = BTreeMap::new();
    for line in Line::BOTH {
        for generation in [1, 2].map(|number| Generation::new(number).unwrap()) {
            for partition in &partitions {
                let crl = one_by_one.crl(line, generation, &partition.clone().into(), now).unwrap();
                expected.insert((line, generation, partition.clone()), crl);
            }
        }
    }
    assert_eq!(entries(&expected[&(Line::Signing, Generation::new(2).unwrap(), shibuya())]).len(), 4);
    for count in [1, 3] {
        let (state, lists) = run(count);
        assert!(lists == expected);
        assert_eq!(&state, one_by_one.state());
    }
}

#[test]
fn two_towns_of_one_romanised_name_share_one_list() {
    let mut authority = busy();
    let now = times("2026-11-23T18:00:00Z");
    let snapshot = Snapshot::take(&authority, now.this_update()).unwrap();
    let lists = Mutex::new(Vec::new());
    let made = authority.publish_all(&snapshot, &[shibuya(), shibuya()], now, threads(1), |list| {
        lists.lock().unwrap().push((list.line, list.generation, entries(&list.der).len()));
        Ok(())
    });
    assert_eq!(made, Ok(4));
    let listed: usize = lists.into_inner().unwrap().iter().map(|(.., entries)| entries).sum();
    assert_eq!(listed, snapshot.revoked(Line::Signing).len() + snapshot.revoked(Line::Authentication).len());
}

#[test]
fn a_daily_run_that_cannot_be_written_gives_no_number_away() {
    let mut authority = busy();
    let before = authority.state().clone();
    let now = times("2026-11-23T18:00:00Z");
    let snapshot = Snapshot::take(&authority, now.this_update()).unwrap();
    let full = CaError::Output { problem: "full".to_owned() };
    let made = authority.publish_all(&snapshot, &[shibuya()], now, threads(2), |_| Err(full.clone()));
    assert_eq!(made, Err(full.clone()));
    assert_eq!(*authority.state(), before);
}

#[test]
fn a_root_that_has_ended_signs_no_more_lists() {
    let mut authority = busy();
    let late = times("2031-06-01T18:00:00Z");
    let snapshot = Snapshot::take(&authority, late.this_update()).unwrap();
    let made = authority.publish_all(&snapshot, &[shibuya()], late, threads(1), |list| {
        assert_eq!(list.generation.number(), 2, "the first ended in May 2030");
        Ok(())
    });
    let ends: Vec<_> = authority.generations(LINE).map(|(_, state)| state.not_after.to_string()).collect();
    let alive = ends.iter().filter(|end| end.as_str() >= "2031-06-01T18:00:00Z").count();
    assert_eq!(made, Ok(2 * alive));
}

#[test]
fn a_snapshot_answers_as_the_authority_does_at_its_instant() {
    let authority = busy();
    for now in ["2026-11-22T12:00:00Z", "2026-11-23T06:00:00Z", "2026-11-24T00:00:00Z"].map(at) {
        let snapshot = Snapshot::take(&authority, now).unwrap();
        for line in Line::BOTH {
            assert_eq!(snapshot.issued(line), 6);
            for (&serial, certificate) in &authority.state().line(line).certificates {
                let status = authority.status(line, serial, now);
                assert_eq!(snapshot.status(line, certificate.generation, serial), status);
                assert_eq!(snapshot.status(line, Generation::FIRST, serial), Status::Unknown, "not of that key");
            }
            assert_eq!(snapshot.status(line, Generation::FIRST, Serial::new(1)), Status::Unknown);
        }
    }
}

#[test]
fn a_snapshot_is_filled_in_ascending_order() {
    let mut snapshot = Snapshot::new(at("2026-11-23T00:00:00Z"), vec![shibuya()]);
    let (line, serial) = (LINE, Serial::new(5));
    snapshot.add(line, serial, Generation::FIRST).unwrap();
    snapshot.add(Line::Signing, serial, Generation::FIRST).unwrap();
    let refused = CaError::SnapshotOrder { line, last: serial, serial };
    assert_eq!(snapshot.add(line, serial, Generation::FIRST), Err(refused));
    let revoked = RevokedCertificate {
        serial,
        generation: Generation::FIRST,
        partition: 0,
        not_after: at("2030-01-01T00:00:00Z"),
        revocation: sekisho_ca_sim::Revocation { reason: CrlReason::Superseded, at: at("2026-01-01T00:00:00Z") },
    };
    snapshot.add_revoked(line, revoked).unwrap();
    assert_eq!(snapshot.add_revoked(line, revoked), Err(CaError::SnapshotOrder { line, last: serial, serial }));
    assert_eq!(snapshot.revoked(line), [revoked]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever gaps the counter left, and at either end.
    #[test]
    fn a_snapshot_finds_every_serial_that_was_added_and_no_other(
        serials in proptest::collection::btree_set(proptest::prop_oneof![0..300_u64, proptest::prelude::any::<u64>()], 0..200),
        asked in proptest::collection::vec(0..300_u64, 20),
    ) {
        let mut snapshot = Snapshot::new(at("2026-11-23T00:00:00Z"), Vec::new());
        for &serial in &serials {
            snapshot.add(LINE, Serial::new(serial), Generation::FIRST).unwrap();
        }
        for serial in serials.iter().copied().chain(asked).chain([0, u64::MAX]) {
            let expected = if serials.contains(&serial) { Status::Good } else { Status::Unknown };
            proptest::prop_assert_eq!(snapshot.status(LINE, Generation::FIRST, Serial::new(serial)), expected);
        }
    }
}

#[test]
fn many_certificates_issued_on_several_threads_are_those_issued_one_by_one() {
    let applications: Vec<_> = (0..7).map(|n| application(Line::BOTH[n % 2], n, by_rule())).collect();
    let mut one_by_one = test_authority();
    let expected: Vec<_> = applications.iter().map(|application| one_by_one.issue(application).unwrap()).collect();
    for count in [1, 2, 16] {
        let mut authority = test_authority();
        assert_eq!(authority.issue_all(&applications, threads(count)).unwrap(), expected);
        assert_eq!(authority.state(), one_by_one.state());
    }
    let mut broken = applications;
    broken[6].key.spki_der.clear();
    let mut authority = test_authority();
    assert!(matches!(authority.issue_all(&broken, threads(2)), Err(CaError::Key { .. })));
    assert_eq!(authority.state(), test_authority().state());
}
