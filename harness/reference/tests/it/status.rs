//! `signature/verify`: revocation.

use sekisho_harness_protocol::Verify;
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::{
    bench::{FakeBench, done, reason},
    der,
    pki::{self, CertificateOf, ListOf, OTHER_CA},
    requests::{verify, verify_certificate},
};

const SERIAL: [u8; 3] = [0x01, 0x02, 0x03];

fn judge_at(list: Option<Vec<u8>>, request: &Verify) -> Value {
    let mut bench = FakeBench::new();
    bench.lists.clear();
    bench.lists.extend(list.map(|list| (pki::partition("Here CRLDP"), list)));
    bench.ask(&mut Implementation::default(), "signature/verify", request)
}

fn judge(list: &ListOf<'_>) -> Value {
    judge_at(Some(list.der()), &verify())
}

#[test]
fn a_list_without_the_serial_is_good_news() {
    let others = vec![(vec![0x01, 0x02, 0x04], Some(1)), (vec![0x03], Some(1)), (vec![0x02, 0x03], None)];
    assert_eq!(judge(&ListOf { entries: others, ..pki::list() }), done(json!({})));
}

#[test]
fn a_revoked_certificate_is_refused_with_the_reason_that_the_list_gives() {
    for code in [0, 1, 2, 3, 4, 5] {
        let result = judge(&ListOf { entries: vec![(SERIAL.to_vec(), Some(code))], ..pki::list() });
        assert_eq!(reason(&result), json!({"code": "revoked", "reason_code": code}));
    }
    let result = judge(&ListOf { entries: vec![(SERIAL.to_vec(), None)], ..pki::list() });
    assert_eq!(reason(&result), json!({"code": "revoked"}));
    let result = judge(&ListOf { entries: vec![(SERIAL.to_vec(), Some(6))], ..pki::list() });
    assert_eq!(reason(&result), json!({"code": "on-hold"}));
}

#[test]
fn a_list_that_cannot_be_trusted_is_no_list() {
    let lists = [
        ListOf { signed_by: &OTHER_CA, ..pki::list() },
        ListOf { issuer: pki::ca_name("JPKI"), ..pki::list() },
        ListOf { next_update: None, ..pki::list() },
        ListOf { scope: Some(pki::scope_of(&pki::partition("There CRLDP"))), ..pki::list() },
        // onlyContainsCACerts; indirectCRL.
        ListOf { scope: Some(vec![0x82, 0x01, 0xFF]), ..pki::list() },
        ListOf { scope: Some(vec![0x84, 0x01, 0xFF]), ..pki::list() },
        ListOf { further: vec![der::extension("2.5.29.27", true, &[0x02, 0x01, 0x01])], ..pki::list() },
    ];
    for list in lists {
        assert_eq!(reason(&judge(&list)), json!({"code": "status-unavailable"}));
    }
    let truncated = pki::list().der()[..200].to_vec();
    let behind = [pki::list().der(), vec![0x00]].concat();
    for list in [None, Some(Vec::new()), Some(truncated), Some(behind)] {
        assert_eq!(reason(&judge_at(list, &verify())), json!({"code": "status-unavailable"}));
    }
}

#[test]
fn a_list_without_partition_speaks_for_all() {
    assert_eq!(judge(&ListOf { scope: None, ..pki::list() }), done(json!({})));
    let revoked = ListOf { scope: None, entries: vec![(SERIAL.to_vec(), Some(4))], ..pki::list() };
    assert_eq!(reason(&judge(&revoked)), json!({"code": "revoked", "reason_code": 4}));
}

#[test]
fn a_list_counts_from_its_first_moment_until_just_before_its_successor() {
    let at = |at: &str| judge_at(Some(pki::list().der()), &Verify { at: Some(at.to_owned()), ..verify() });
    assert_eq!(at("2026-11-22T00:00:00Z"), done(json!({})));
    assert_eq!(at("2026-11-23T23:59:59Z"), done(json!({})));
    for moment in ["2026-11-21T23:59:59Z", "2026-11-24T00:00:00Z"] {
        assert_eq!(reason(&at(moment)), json!({"code": "status-stale"}));
    }
}

#[test]
fn a_certificate_that_names_no_list_cannot_be_judged() {
    let request = verify_certificate(&CertificateOf { distribution_point: None, ..pki::signature_certificate() });
    assert_eq!(reason(&judge_at(None, &request)), json!({"code": "status-unavailable"}));
}

#[test]
fn a_list_with_any_octet_changed_is_never_believed() {
    let request = verify();
    let right = pki::list().der();
    // One bit of each octet, another one from octet to octet.
    for position in 0..right.len() {
        let mut changed = right.clone();
        changed[position] ^= 1 << (position % 8);
        let result = judge_at(Some(changed), &request);
        assert_eq!(reason(&result), json!({"code": "status-unavailable"}), "octet {position}");
    }
}
