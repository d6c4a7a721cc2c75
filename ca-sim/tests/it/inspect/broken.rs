//! Whatever the octets are, there is an explanation or a clear error.

use std::sync::LazyLock;

use proptest::prelude::*;
use sekisho_ca_sim::inspect::{Detail, HeaderFlaw, InspectError, Inspection, Language, PersonalData, Value, inspect};
use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::{Generation, Line};

use super::{differs, explained};
use crate::world::{issue, partition_crl, shibuya, test_authority, times};

static OBJECTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(objects);

fn objects() -> Vec<Vec<u8>> {
    let mut authority = test_authority();
    vec![
        issue(&mut authority, Line::Signing).der,
        issue(&mut authority, Line::Authentication).der,
        authority.root(Line::Signing, Generation::FIRST).unwrap().to_vec(),
        partition_crl(&mut authority, Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z")),
    ]
}

fn refused(input: &[u8]) -> InspectError {
    inspect(input, PersonalData::Hidden).unwrap_err()
}

#[test]
fn what_is_none_of_the_three_is_a_clear_error() {
    let certificate = OBJECTS[0].clone();
    assert_eq!(refused(b""), InspectError::Empty);
    assert_eq!(refused(b"hello"), InspectError::NeitherDerNorPem { first: b'h' });
    assert_eq!(refused(&[0x30]), InspectError::Unreadable { flaw: HeaderFlaw::Truncated });
    let indefinite = [&[0x30, 0x80][..], &certificate[4..], &[0, 0]].concat();
    assert_eq!(refused(&indefinite), InspectError::Unreadable { flaw: HeaderFlaw::Indefinite });
    assert_eq!(refused(&[0x30, 0]), InspectError::Unrecognised { inside: "none".to_owned() });
    assert_eq!(refused(&[0x30, 3, 2, 1, 0]), InspectError::Unrecognised { inside: "02".to_owned() });
    let label = "PRIVATE KEY".to_owned();
    assert_eq!(refused(pem(PemLabel::PrivateKey, &certificate).as_bytes()), InspectError::PemLabel { label });
    let label = "CERTIFICATE".to_owned();
    let two = pem(PemLabel::Certificate, &certificate).repeat(2);
    assert_eq!(refused(two.as_bytes()), InspectError::Several { found: 2 });
    let unended = b"-----BEGIN CERTIFICATE-----\nMIIB\n";
    let problem = "its last line is missing";
    assert_eq!(refused(unended), InspectError::Pem { label: label.clone(), problem });
    let odd = b"-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n";
    assert_eq!(refused(odd), InspectError::Pem { label, problem: "its body is not base64" });
}

#[test]
fn pem_is_found_in_whatever_text_stands_around_it() {
    let certificate = OBJECTS[0].clone();
    let pem = pem(PemLabel::Certificate, &certificate);
    // Shift_JIS, a text that begins as a SEQUENCE would, a mark of the byte order, and octets behind the last line.
    let around: [(&[u8], &[u8]); 4] = [
        (&[0x8F, 0xD8, 0x96, 0xBE, 0x0A], b""),
        (b"0 s:C = JP\n", b""),
        (b"\xEF\xBB\xBF", b""),
        (b"", &[0xFF, 0x00, 0x80]),
    ];
    for (before, behind) in around {
        let file = [before, pem.as_bytes(), behind].concat();
        assert_eq!(explained(&file), explained(&certificate), "{}", hex::encode(before));
    }
}

#[test]
fn what_follows_an_object_is_reported_where_it_begins() {
    let certificate = OBJECTS[1].clone();
    let filled = [&certificate[..], &[0; 30]].concat();
    differs("filler", &filled, &[("Certificate", "encoding.trailing")]);
    let trailing = explained(&filled).differences().next().unwrap().offset;
    assert_eq!(trailing, certificate.len());
}

#[test]
fn an_object_that_was_cut_is_explained_up_to_the_cut() {
    let certificate = OBJECTS[0].clone();
    for cut in [100, 400, 900, 1400] {
        let inspection = explained(&certificate[..cut]);
        let unread = inspection.differences().find(|finding| finding.rule.id == "encoding.complete").unwrap();
        assert_eq!(unread.value, Value::Unreadable { flaw: HeaderFlaw::Truncated });
        let version = &inspection.findings.iter().find(|finding| finding.path == "tbsCertificate.version").unwrap();
        assert_eq!(version.value, Value::Text("v3 (2)".to_owned()));
        assert!(inspection.findings.iter().all(|finding| finding.offset <= cut));
    }
}

#[test]
fn an_element_that_cannot_be_read_is_named_by_its_octet() {
    let mut certificate = OBJECTS[0].clone();
    let time = certificate.windows(13).position(|window| window == b"261122030405Z").unwrap();
    // The length of notBefore becomes an indefinite one.
    certificate[time - 1] = 0x80;
    let inspection = explained(&certificate);
    let unread = inspection.differences().find(|finding| finding.rule.id == "encoding.readable").unwrap();
    assert_eq!((unread.offset, &unread.value), (time - 2, &Value::Unreadable { flaw: HeaderFlaw::Indefinite }));
    let subject = inspection.findings.iter().find(|finding| finding.path == "tbsCertificate.subject");
    assert!(subject.is_some(), "what follows is still explained");
}

fn holds(input: &[u8], result: Result<Inspection, InspectError>) {
    if let Ok(inspection) = result {
        assert!(!inspection.findings.is_empty());
        assert!(inspection.findings.iter().all(|finding| finding.offset <= input.len()));
        for language in [Language::English, Language::Japanese] {
            assert!(!inspection.in_words(language, Detail::Everything).is_empty());
        }
    }
}

#[test]
fn every_octet_of_a_good_object_may_change() {
    for object in OBJECTS.iter() {
        for (at, octet) in object.iter().enumerate() {
            let changed = [0x80, octet ^ 1, 0x00, 0xFF, 0x30, octet.wrapping_add(1), 0x84, 0x7F][at % 8];
            let mut other = object.clone();
            other[at] = changed;
            if let Ok(inspection) = inspect(&other, PersonalData::Shown) {
                assert!(inspection.findings.iter().all(|finding| finding.offset <= other.len()));
            }
        }
    }
}

proptest! {
    #[test]
    fn any_octets_give_a_result(octets in prop::collection::vec(any::<u8>(), 0..512)) {
        holds(&octets, inspect(&octets, PersonalData::Hidden));
        let opened = [&[0x30, 0x82, 0x01, 0x00, 0x30, 0x40][..], &octets].concat();
        holds(&opened, inspect(&opened, PersonalData::Hidden));
    }

    #[test]
    fn any_octet_of_a_good_object_may_become_any_other(
        which in 0..4usize,
        at in any::<prop::sample::Index>(),
        octet in any::<u8>(),
    ) {
        let mut object = OBJECTS[which].clone();
        let place = at.index(object.len());
        object[place] = octet;
        holds(&object, inspect(&object, PersonalData::Hidden));
    }

    #[test]
    fn any_octets_inside_of_a_good_object_give_a_result(
        which in 0..4usize,
        at in any::<prop::sample::Index>(),
        octets in prop::collection::vec(any::<u8>(), 1..20),
        removed in 0..20usize,
    ) {
        let mut object = OBJECTS[which].clone();
        let from = at.index(object.len());
        let to = object.len().min(from + removed);
        object.splice(from..to, octets);
        holds(&object, inspect(&object, PersonalData::Hidden));
    }
}
