//! OCSP responses, written here element by element with the authority's responder, and changed one field at a time.

use sekisho_ca_sim::inspect::{Environment, Judgement, Kind};
use sekisho_ca_sim::{Generation, Line};
use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::der::{TRUE, change, element, generalized, octets, oid, sequence};
use super::{Expected, differs, explained};
use crate::world::{at, test_authority};

const SHA1: &str = "300906052B0E03021A0500";
const NOW: &str = "20261126031500Z";

/// What is changed, the how-manieth such element, what it becomes, and which path and rule are then reported.
type Change<'a> = (&'a str, usize, Vec<u8>, Vec<u8>, String, &'a str);

fn ok_bytes(basic: &[u8]) -> Vec<u8> {
    let bytes = sequence(&[oid("1.3.6.1.5.5.7.48.1.1"), element(4, basic)]);
    sequence(&[octets("0A0100"), element(0xA0, &bytes)])
}

/// The answer about one certificate: hash of the issuer's key, status.
fn single(name_hash: &[u8], key_hash: &[u8], status: Vec<u8>) -> Vec<u8> {
    let id = [octets(SHA1), element(4, name_hash), element(4, key_hash), octets("020410000001")];
    let next = element(0xA0, &generalized("20261126033000Z"));
    sequence(&[sequence(&id), status, generalized(NOW), next])
}

fn nonce(value: &[u8]) -> Vec<u8> {
    let extension = sequence(&[oid("1.3.6.1.5.5.7.48.1.2"), element(4, &element(4, value))]);
    element(0xA1, &sequence(&[extension]))
}

fn revoked() -> Vec<u8> {
    element(0xA1, &[generalized("20261125010203Z"), element(0xA0, &[0x0A, 1, 6])].concat())
}

/// What a delegated responder of the authentication authority answers.
fn response(status: Vec<u8>) -> Vec<u8> {
    let mut authority = test_authority();
    let (line, generation) = (Line::Authentication, Generation::FIRST);
    let responder = authority.responder(line, generation, at("2026-11-26T00:00:00Z")).unwrap();
    let root = authority.root(line, generation).unwrap();
    let (_, parsed) = x509_parser::parse_x509_certificate(root).unwrap();
    let name_hash = Sha1::digest(parsed.subject().as_raw());
    let key_hash = Sha1::digest(&parsed.public_key().subject_public_key.data);
    let (_, own) = x509_parser::parse_x509_certificate(&responder.certificate).unwrap();
    let own_key = element(4, &Sha1::digest(&own.public_key().subject_public_key.data));
    let tbs = sequence(&[
        element(0xA2, &own_key),
        generalized(NOW),
        sequence(&[single(&name_hash, &key_hash, status)]),
        nonce(&[0x5A; 32]),
    ]);
    let signature = responder.key.sign(responder.algorithm, &tbs).unwrap();
    let signature = element(3, &[&[0][..], &signature].concat());
    let certificates = element(0xA0, &sequence(&[responder.certificate]));
    ok_bytes(&sequence(&[tbs, octets("300D06092A864886F70D01010B0500"), signature, certificates]))
}

fn good() -> Vec<u8> {
    response(element(0x80, &[]))
}

#[test]
fn a_good_response_has_no_difference_and_says_whose_certificate_it_is_about() {
    for status in [element(0x80, &[]), element(0x82, &[]), revoked()] {
        let inspection = explained(&response(status));
        let differences: Vec<_> = inspection.differences().collect();
        assert!(differences.is_empty(), "{differences:#?}");
        assert_eq!(inspection.kind, Kind::OcspResponse { line: Some(Line::Authentication) });
        assert_eq!(inspection.environment, Environment::JpkiTest);
    }
}

#[test]
fn a_response_without_an_answer_says_its_status() {
    let inspection = explained(&octets("30030A0103"));
    assert_eq!(inspection.findings.len(), 1);
    assert_eq!(inspection.findings[0].judgement, Judgement::AsInJpki);
    assert_eq!(inspection.kind, Kind::OcspResponse { line: None });
    differs("no such status", &octets("30030A0104"), &[("responseStatus", "ocsp.status")]);
    differs("successful but empty", &octets("30030A0100"), &[("responseStatus", "ocsp.status")]);
}

#[test]
fn a_changed_field_of_a_response_is_found() {
    let der = good();
    let nonce_value = element(4, &[0x5A; 32]);
    let times = [generalized(NOW), generalized("20261126033000Z")];
    let first = "tbsResponseData.responses[0]";
    let at = |path: &str| format!("{first}.{path}");
    let cases: &[Change<'_>] = &[
        ("an error", 0, octets("0A0100"), octets("0A0102"), "responseStatus".into(), "ocsp.status"),
        (
            "another type",
            0,
            oid("1.3.6.1.5.5.7.48.1.1"),
            oid("1.3.6.1.5.5.7.48.1.9"),
            "responseBytes.responseType".into(),
            "ocsp.type",
        ),
        (
            "produced before",
            0,
            times[0].clone(),
            generalized("20261126031459Z"),
            "tbsResponseData.producedAt".into(),
            "ocsp.produced",
        ),
        ("UTCTime", 1, times[0].clone(), element(0x17, b"261126031500Z"), at("thisUpdate"), "ocsp.time-form"),
        ("fractions", 1, times[0].clone(), generalized("20261126031500.5Z"), at("thisUpdate"), "ocsp.time-form"),
        (
            "ends before it begins",
            0,
            times[1].clone(),
            generalized("20261126031459Z"),
            at("nextUpdate"),
            "ocsp.next-update",
        ),
        (
            "MD5",
            0,
            octets(SHA1),
            octets("300C06082A864886F70D02050500"),
            at("certID.hashAlgorithm"),
            "ocsp.cert-id.hash",
        ),
        (
            "negative serial",
            0,
            octets("020410000001"),
            octets("0204F0000001"),
            at("certID.serialNumber"),
            "ocsp.cert-id.serial",
        ),
        (
            "empty nonce",
            0,
            nonce_value.clone(),
            element(4, &[]),
            "tbsResponseData.responseExtensions.nonce".into(),
            "ocsp.nonce",
        ),
        (
            "too long a nonce",
            0,
            nonce_value,
            element(4, &[1; 129]),
            "tbsResponseData.responseExtensions.nonce".into(),
            "ocsp.nonce",
        ),
        (
            "a responder that may not answer",
            0,
            oid("1.3.6.1.5.5.7.3.9"),
            oid("1.3.6.1.5.5.7.3.2"),
            "certs[0].tbsCertificate.extensions.extKeyUsage".into(),
            "extension.eku.ocsp-signing",
        ),
        (
            "a critical purpose",
            0,
            oid("1.3.6.1.5.5.7.3.9"),
            [oid("1.3.6.1.5.5.7.3.9"), oid("1.3.6.1.5.5.7.3.1")].concat(),
            "certs[0].tbsCertificate.extensions.extKeyUsage".into(),
            "extension.eku.ocsp-signing",
        ),
    ];
    for (what, nth, old, new, path, rule) in cases {
        differs(what, &change(&der, *nth, old, new), &[(path.as_str(), rule)]);
    }
}

#[test]
fn answers_that_contradict_each_other_and_reasons_that_jpki_has_not_are_found() {
    let hash = [3; 20];
    let two = [single(&hash, &hash, element(0x80, &[])), single(&hash, &hash, revoked())];
    let names: Vec<String> = (0..2).map(|n| format!("tbsResponseData.responses[{n}].certID.issuerNameHash")).collect();
    let expected: Vec<Expected<'_>> = [
        (names[0].as_str(), "ocsp.cert-id.name"),
        (names[1].as_str(), "ocsp.cert-id.name"),
        ("tbsResponseData.responses", "ocsp.responses"),
    ]
    .to_vec();
    differs("twice", &unsigned(&two), &expected);
    let der = response(revoked());
    let reason = change(&der, 0, &octets("0A0106"), &octets("0A0109"));
    let path = "tbsResponseData.responses[0].certStatus.revocationReason";
    differs("privilegeWithdrawn", &reason, &[(path, "ocsp.reason")]);
    let late = change(&der, 0, &generalized("20261125010203Z"), &generalized("20261126031501Z"));
    let path = "tbsResponseData.responses[0].certStatus.revocationTime";
    differs("revoked in the future", &late, &[(path, "ocsp.revoked-at")]);
}

/// A response with this list of answers, not signed by anybody.
fn unsigned(responses: &[Vec<u8>]) -> Vec<u8> {
    let tbs = sequence(&[element(0xA2, &element(4, &[3; 20])), generalized(NOW), sequence(responses)]);
    ok_bytes(&sequence(&[tbs, octets("300D06092A864886F70D01010B0500"), element(3, &[0; 257])]))
}

/// Only a CertID in SHA-1 can be held against the key identifier in the responder's certificate.
#[test]
fn under_sha_256_nobody_can_tell_with_which_key_the_responder_was_certified() {
    let root = test_authority().root(Line::Authentication, Generation::FIRST).unwrap().to_vec();
    let (_, parsed) = x509_parser::parse_x509_certificate(&root).unwrap();
    let (name, key) = (parsed.subject().as_raw(), &parsed.public_key().subject_public_key.data);
    let told = |der: &[u8]| {
        let inspection = explained(der);
        let finding = inspection.findings.iter().find(|finding| finding.rule.id == "ocsp.signer-issuer").unwrap();
        finding.judgement
    };
    let der = good();
    assert_eq!(told(&der), Judgement::AsInJpki);
    let id = |hash: &str, name: &[u8], key: &[u8]| {
        sequence(&[octets(hash), element(4, name), element(4, key), octets("020410000001")])
    };
    let sha_1 = id(SHA1, &Sha1::digest(name), &Sha1::digest(key));
    let sha_256 = |key: &[u8]| id("300D06096086480165030402010500", &Sha256::digest(name), &Sha256::digest(key));
    assert_eq!(told(&change(&der, 0, &sha_1, &sha_256(key))), Judgement::CannotTell);
    let stranger = id("300D06096086480165030402010500", &Sha256::digest(b"stranger"), &Sha256::digest(key));
    assert_eq!(told(&change(&der, 0, &sha_1, &stranger)), Judgement::Differs);
}

#[test]
fn whoever_asked_twice_may_be_told_the_same_twice() {
    let der = good();
    let root = test_authority().root(Line::Authentication, Generation::FIRST).unwrap().to_vec();
    let (_, parsed) = x509_parser::parse_x509_certificate(&root).unwrap();
    let name_hash = Sha1::digest(parsed.subject().as_raw());
    let key_hash = Sha1::digest(&parsed.public_key().subject_public_key.data);
    let one = single(&name_hash, &key_hash, element(0x80, &[]));
    let twice = change(&der, 0, &sequence(std::slice::from_ref(&one)), &sequence(&[one.clone(), one]));
    differs("the same twice", &twice, &[]);
}

#[test]
fn a_difference_does_not_hide_behind_many_answers_that_are_right() {
    let hash = [3; 20];
    let answer = |next: &str| {
        let id = [octets(SHA1), element(4, &hash), element(4, &hash), octets("020410000001")];
        sequence(&[sequence(&id), element(0x80, &[]), generalized(NOW), element(0xA0, &generalized(next))])
    };
    let mut answers = vec![answer("20261126033000Z"); 40];
    answers.push(answer("20261126031459Z"));
    let inspection = explained(&unsigned(&answers));
    let late: Vec<_> = inspection.differences().filter(|finding| finding.rule.id == "ocsp.next-update").collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].path, "tbsResponseData.responses[40].nextUpdate");
}

#[test]
fn what_stands_beside_a_field_in_its_explicit_tag_is_found() {
    let (der, extra) = (good(), octets("0500"));
    let next = generalized("20261126033000Z");
    let at = "tbsResponseData.responses[0].nextUpdate";
    let two = change(&der, 0, &element(0xA0, &next), &element(0xA0, &[next.clone(), extra.clone()].concat()));
    differs("beside nextUpdate", &two, &[(at, "encoding.field")]);
    let none = change(&der, 0, &element(0xA0, &next), &element(0xA0, &[]));
    differs("no nextUpdate in its tag", &none, &[(at, "encoding.field")]);
    let reason = element(0xA0, &octets("0A0106"));
    let changed = change(&response(revoked()), 0, &reason, &element(0xA0, &[octets("0A0106"), extra.clone()].concat()));
    let at = "tbsResponseData.responses[0].certStatus.revocationReason";
    differs("beside the reason", &changed, &[(at, "encoding.field")]);
    let list = nonce(&[0x5A; 32]);
    let changed = change(&der, 0, &list, &element(0xA1, &[&list[2..], &extra].concat()));
    differs("beside the extensions", &changed, &[("tbsResponseData.responseExtensions", "encoding.field")]);
}

#[test]
fn an_extension_that_nobody_knows_is_found_in_a_response() {
    let der = good();
    let old = oid("1.3.6.1.5.5.7.48.1.2");
    let new = [oid("1.3.6.1.5.5.7.48.1.77"), TRUE.to_vec()].concat();
    let path = "tbsResponseData.responseExtensions.1.3.6.1.5.5.7.48.1.77";
    differs("critical", &change(&der, 0, &old, &new), &[(path, "extension.unknown-critical")]);
}
