//! Looking up serial numbers in revocation lists, good ones and hostile ones.

use std::collections::{BTreeMap, BTreeSet};

use der::{Decode as _, Encode as _};
use proptest::prelude::*;
use sekisho_ca_sim::{CrlDistribution, CrlError, CrlIndex, CrlPart, CrlReason, Generation, Line, Revocation, Serial};
use x509_cert::Certificate;
use x509_cert::ext::pkix::CrlDistributionPoints;

use crate::crl_stream::{entry, list};
use crate::world::{Desk, at, issue, test_authority};

fn revoked(serial: u64) -> (Serial, Revocation) {
    (Serial::new(serial), Revocation { reason: CrlReason::KeyCompromise, at: at("2026-11-01T00:00:00Z") })
}

/// A list of two, in which the tests then change octets.
fn sample() -> Vec<u8> {
    list(&[revoked(0x1000_0001), revoked(0x1000_0002)])
}

/// The list with these octets, which stand in it once, replaced.
fn with(octets: &[u8], others: &[u8]) -> (Vec<u8>, usize) {
    let mut crl = sample();
    let places: Vec<usize> = (0..crl.len()).filter(|place| crl[*place..].starts_with(octets)).collect();
    assert_eq!((places.len(), octets.len()), (1, others.len()));
    crl[places[0]..places[0] + others.len()].copy_from_slice(others);
    (crl, places[0])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_entry_is_found_and_nothing_else(
        entries in prop::collection::vec(entry(), 0..200),
        others in prop::collection::vec(any::<u64>(), 50),
    ) {
        let entries: BTreeMap<Serial, Revocation> = entries.into_iter().collect();
        // Descending, so that the index has to sort.
        let written: Vec<_> = entries.iter().rev().map(|(serial, revocation)| (*serial, *revocation)).collect();
        let index = CrlIndex::from_der(&list(&written)).unwrap();
        prop_assert_eq!(index.len(), entries.len());
        for serial in entries.keys().copied().chain(others.into_iter().map(Serial::new)) {
            let expected = entries.get(&serial).copied();
            prop_assert_eq!(index.find(serial), expected);
            prop_assert_eq!(index.find_octets(&serial.value().to_be_bytes()), expected);
        }
    }

    #[test]
    fn no_octets_make_the_reader_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut crl = sample();
        for (place, octet) in changes {
            let place = place.index(crl.len());
            crl[place] = octet;
        }
        if let Ok(index) = CrlIndex::from_der(&crl) {
            prop_assert!(index.len() <= 2);
        }
    }
}

#[test]
fn a_list_says_whose_it_is_when_it_was_made_and_for_which_certificates() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, Line::Signing);
    let index = CrlIndex::from_der(&sample()).unwrap();
    let header = index.header();
    let root =
        Certificate::from_der(authority.root(Line::Signing, Generation::FIRST).unwrap()).unwrap().tbs_certificate;
    assert_eq!(header.issuer, root.subject.to_der().unwrap());
    assert_eq!(header.this_update, at("2026-11-24T03:00:00Z"));
    assert_eq!(header.next_update, Some(at("2026-11-26T03:00:00Z")));
    assert_eq!((header.number.as_deref(), &header.base), (Some(&[7][..]), &None));

    let holder = Certificate::from_der(&issued.der).unwrap().tbs_certificate;
    let (_, points) = holder.get::<CrlDistributionPoints>().unwrap().unwrap();
    let point = points.0[0].distribution_point.as_ref().map(|point| point.to_der().unwrap());
    let expected = CrlDistribution { point, only_user: true, ..CrlDistribution::default() };
    assert_eq!(header.distribution, Some(expected));
}

#[test]
fn a_list_that_openssl_made_is_read_with_serial_numbers_of_any_length() {
    let desk = Desk::new();
    let line = |when: &str, serial: &str| format!("R\t310101000000Z\t{when}\t{serial}\tunknown\t/CN=test\n");
    let long = "7F0102030405060708090A0B0C0D0E0F10111213";
    let entries = [
        line("261101000000Z,superseded", "01"),
        line("261102000000Z", "FF00000000000000"),
        line("261103000000Z,keyCompromise", long),
        line("261104000000Z,keyCompromise", &long.replace("7F", "7E")),
    ];
    desk.put("index.txt", entries.concat().as_bytes());
    desk.put("number", b"0100\n");
    let settings = "[ca]\ndefault_ca=all\n[all]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\n\
                    certificate=root.pem\nprivate_key=root.key\ndefault_crl_days=2\n";
    desk.put("ca.cnf", settings.as_bytes());
    let root =
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=x"];
    assert!(desk.run("openssl", &root).status.success());
    assert!(desk.run("openssl", &["ca", "-config", "ca.cnf", "-gencrl", "-out", "crl.pem"]).status.success());
    let made = desk.run("openssl", &["crl", "-in", "crl.pem", "-outform", "DER"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let index = CrlIndex::from_der(&made.stdout).unwrap();
    assert_eq!((index.len(), index.header().number.as_deref()), (4, Some(&[1, 0][..])));
    let found = |reason, when| Some(Revocation { reason, at: at(when) });
    assert_eq!(index.find(Serial::new(1)), found(CrlReason::Superseded, "2026-11-01T00:00:00Z"));
    let second = Serial::new(0xFF00_0000_0000_0000);
    assert_eq!(index.find(second), found(CrlReason::Unspecified, "2026-11-02T00:00:00Z"));
    let octets: Vec<u8> = (0..20).map(|place| if place == 0 { 0x7F } else { place }).collect();
    assert_eq!(index.find_octets(&octets), found(CrlReason::KeyCompromise, "2026-11-03T00:00:00Z"));
    assert_eq!(index.find_octets(&[0x7D; 20]), None);
    assert_eq!(index.find_octets(&[1; 21]), None);
}

#[test]
fn a_list_that_is_cut_off_or_has_something_behind_it_is_refused() {
    let crl = sample();
    for length in 0..crl.len() {
        assert!(CrlIndex::from_der(&crl[..length]).is_err(), "{length} octets");
    }
    let longer = [&crl[..], &[0]].concat();
    let (offset, got) = (crl.len(), Some(0));
    let refused = CrlIndex::from_der(&longer).unwrap_err();
    assert_eq!(refused, CrlError::Unexpected { offset, expected: CrlPart::List, got });
}

#[test]
fn lengths_that_der_does_not_have_are_refused() {
    // The first one is that of the whole list: 30 82 xx xx.
    for (head, offset) in [([0x30, 0x80], 1), ([0x30, 0x85], 1), ([0x30, 0xFF], 1)] {
        let mut crl = sample();
        crl[..2].copy_from_slice(&head);
        assert_eq!(CrlIndex::from_der(&crl).unwrap_err(), CrlError::Length { offset });
    }
    let refused = CrlIndex::from_der(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x30]).unwrap_err();
    assert_eq!(refused, CrlError::CutOff { offset: 0, length: 0xFFFF_FFFF, left: 1 });
    assert_eq!(CrlIndex::from_der(&[0x30, 0x82, 0x00, 0x85]).unwrap_err(), CrlError::Length { offset: 1 });
}

#[test]
fn a_second_entry_for_one_certificate_is_refused_where_it_stands() {
    let entries = [revoked(0x1000_0001), revoked(0x0A), revoked(0x1000_0001)];
    let crl = list(&entries);
    let last = crl.windows(4).rposition(|octets| octets == [0x10, 0, 0, 1]).unwrap();
    let refused = CrlIndex::from_der(&crl).unwrap_err();
    // Four octets of headers stand before the serial number.
    assert_eq!(refused, CrlError::Twice { offset: last - 4, serial: "10000001".to_owned() });
}

#[test]
fn each_value_that_the_standard_forbids_is_refused_where_it_stands() {
    let value = |place: usize, expected| CrlError::Value { offset: place, expected };
    let second = [0x02, 0x04, 0x10, 0x00, 0x00, 0x02];
    // A negative serial number, and one with a zero too many.
    for first in [0x80, 0x00] {
        let (crl, place) = with(&second, &[0x02, 0x04, first, 0x00, 0x00, 0x02]);
        assert_eq!(CrlIndex::from_der(&crl).unwrap_err(), value(place, CrlPart::Integer));
    }
    // No such day; letters; a time zone in place of Z.
    for text in [b"\x17\x0D260230030000Z", b"\x17\x0D26112x030000Z", b"\x17\x0D261124030000+"] {
        let (crl, place) = with(b"\x17\x0D261124030000Z", text);
        assert_eq!(CrlIndex::from_der(&crl).unwrap_err(), value(place, CrlPart::Time));
    }
    // A critical issuingDistributionPoint: FALSE written out, and an identifier that nobody knows.
    let (crl, place) = with(&[0x55, 0x1D, 0x1C, 0x01, 0x01, 0xFF], &[0x55, 0x1D, 0x1C, 0x01, 0x01, 0x00]);
    assert_eq!(CrlIndex::from_der(&crl).unwrap_err(), value(place + 3, CrlPart::Extension));
    let (crl, _) = with(&[0x55, 0x1D, 0x1C], &[0x55, 0x1D, 0x7F]);
    let refused = CrlIndex::from_der(&crl).unwrap_err();
    assert!(matches!(&refused, CrlError::UnknownCritical { oid, .. } if oid == "551D7F"), "{refused:?}");
    // Version 1, written out.
    let mut crl = sample();
    let version = crl.windows(3).position(|octets| octets == [0x02, 0x01, 0x01]).unwrap();
    crl[version + 2] = 0;
    assert_eq!(CrlIndex::from_der(&crl).unwrap_err(), value(version, CrlPart::Version));
}

#[test]
fn a_reason_that_does_not_exist_is_refused_and_so_is_another_critical_extension_of_an_entry() {
    let reason = [0x55, 0x1D, 0x15, 0x04, 0x03, 0x0A, 0x01, 0x01];
    let crl = sample();
    let place = crl.windows(8).position(|octets| octets == reason).unwrap();
    let mut none = crl.clone();
    none[place + 7] = 7;
    let expected = CrlError::Value { offset: place + 5, expected: CrlPart::Reason };
    assert_eq!(CrlIndex::from_der(&none).unwrap_err(), expected);
    // Not critical, and not known: the entry has no reason then.
    let mut other = crl;
    other[place + 2] = 0x18;
    let index = CrlIndex::from_der(&other).unwrap();
    assert_eq!(index.find(Serial::new(0x1000_0001)).map(|found| found.reason), Some(CrlReason::Unspecified));
    assert_eq!(index.find(Serial::new(0x1000_0002)).map(|found| found.reason), Some(CrlReason::KeyCompromise));
}

#[test]
fn serial_numbers_are_found_however_unevenly_they_are_spread() {
    let close = (0..5000).map(|number| 0x1000_0000 + number);
    let far = (0..64).map(|power| 1 << power).chain((0..64).map(|power| u64::MAX >> power));
    let serials: BTreeSet<u64> = close.chain(far).chain([0]).collect();
    let entries: Vec<_> = serials.iter().copied().map(revoked).collect();
    let index = CrlIndex::from_der(&list(&entries)).unwrap();
    let near = serials.iter().flat_map(|serial| [serial.wrapping_sub(1), *serial, serial.wrapping_add(1)]);
    for serial in near {
        assert_eq!(index.find(Serial::new(serial)).is_some(), serials.contains(&serial), "{serial:X}");
    }
}

#[test]
fn the_list_of_nobody_is_a_list() {
    let index = CrlIndex::from_der(&list(&[])).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.find(Serial::new(1)), None);
}
