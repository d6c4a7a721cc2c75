//! What the authority makes is as in JPKI, and is called by its name.

use sekisho_ca_sim::inspect::{CertificateKind, Environment, Inspection, Judgement, Kind, ListScope};
use sekisho_ca_sim::keys::{KeyFamily, P384Key, PemLabel, SignatureAlgorithm, SigningKey as _, pem};
use sekisho_ca_sim::{
    Application, Authority, Carrier, CrlReason, CrlRule, CrlScope, Generation, Line, Names, Settings, SubjectKey,
    Validity,
};

use super::der::{change, element, octets, oid, sequence};
use super::explained;
use crate::world::{BIRTH, application, at, authority, by_rule, issue, shibuya, test_authority, times};

const FIRST: Generation = Generation::FIRST;

#[track_caller]
fn has_no_difference(der: &[u8]) -> Inspection {
    let inspection = explained(der);
    let differences: Vec<_> = inspection.differences().collect();
    assert!(differences.is_empty(), "{differences:#?}");
    assert_eq!(inspection.omitted, 0);
    inspection
}

fn in_environment(names: Names, environment: Environment) {
    let mut authority = authority(&Settings { names, ..Settings::default() }, KeyFamily::Genuine);
    let signing = has_no_difference(&issue(&mut authority, Line::Signing).der);
    assert_eq!(signing.kind, Kind::Certificate(CertificateKind::Signing(Some(Carrier::Card))));
    let authentication = has_no_difference(&issue(&mut authority, Line::Authentication).der);
    assert_eq!(authentication.kind, Kind::Certificate(CertificateKind::Authentication(Some(Carrier::Card))));
    for line in Line::BOTH {
        let root = has_no_difference(authority.root(line, FIRST).unwrap());
        assert_eq!(root.kind, Kind::Certificate(CertificateKind::Root(Some(line))));
        let responder = authority.responder(line, FIRST, at("2026-11-23T00:00:00Z")).unwrap();
        let responder = has_no_difference(&responder.certificate);
        assert_eq!(responder.kind, Kind::Certificate(CertificateKind::Responder(Some(line))));
        for inspection in [&signing, &authentication, &root, &responder] {
            assert_eq!(inspection.environment, environment);
        }
    }
}

#[test]
fn every_certificate_of_the_test_environment_is_as_in_jpki() {
    in_environment(Names::test(), Environment::JpkiTest);
}

#[test]
fn every_certificate_in_the_shape_of_production_is_as_in_jpki() {
    in_environment(Names::production_shape(), Environment::Jpki);
}

#[test]
fn a_phone_and_the_next_card_are_told_by_the_policy() {
    let mut authority = test_authority();
    for line in Line::BOTH {
        let phone = Application { carrier: Carrier::Phone, ..application(line, 0, by_rule()) };
        let inspection = has_no_difference(&authority.issue(&phone).unwrap().der);
        let kind = match line {
            Line::Signing => CertificateKind::Signing(Some(Carrier::Phone)),
            Line::Authentication => CertificateKind::Authentication(Some(Carrier::Phone)),
        };
        assert_eq!(inspection.kind, Kind::Certificate(kind));
        let policy = inspection.findings.iter().find(|finding| finding.path.ends_with("policyIdentifier")).unwrap();
        assert_eq!(policy.judgement, Judgement::AllowedChoice);
    }
}

#[test]
fn the_next_generation_is_allowed_where_nothing_is_known() {
    let settings = Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() };
    let mut authority = authority(&settings, KeyFamily::Genuine);
    let issued = at("2026-11-22T03:04:05Z");
    let validity = Validity::of_holder(&settings, Carrier::NextCard, issued, BIRTH, None).unwrap();
    for line in Line::BOTH {
        has_no_difference(authority.root(line, FIRST).unwrap());
        let key = P384Key::from_seed(b"the next card").unwrap();
        let key = SubjectKey { name: "P-384".to_owned(), reused: false, spki_der: key.spki_der().to_vec() };
        let next = Application { carrier: Carrier::NextCard, key, ..application(line, 0, validity) };
        let inspection = has_no_difference(&authority.issue(&next).unwrap().der);
        let algorithm = &inspection.findings[3];
        assert_eq!(algorithm.path, "tbsCertificate.signature.algorithm");
        assert_eq!(algorithm.judgement, Judgement::AllowedChoice);
        has_no_difference(&authority.crl(line, FIRST, &shibuya().into(), times("2026-11-23T18:00:00Z")).unwrap());
    }
}

#[test]
fn a_renewed_certificate_may_run_to_the_sixth_birthday() {
    let settings = Settings::default();
    let (old_end, renewed) = (by_rule().not_after(), at("2031-03-01T03:04:05Z"));
    let validity = Validity::of_renewal(&settings, Carrier::Card, renewed, BIRTH, old_end, None).unwrap();
    let mut authority = test_authority();
    for line in Line::BOTH {
        let certificate = authority.issue(&application(line, 0, validity)).unwrap();
        let inspection = has_no_difference(&certificate.der);
        let rules: Vec<_> = inspection.findings.iter().map(|finding| finding.rule.id).collect();
        assert!(rules.contains(&"validity.renewal"), "{line}: {rules:?}");
    }
}

fn with_revocations() -> Authority {
    let mut authority = test_authority();
    let certificates = [(); 3].map(|()| issue(&mut authority, Line::Signing));
    for (certificate, reason) in certificates.iter().zip([CrlReason::Superseded, CrlReason::Unspecified]) {
        authority.revoke(Line::Signing, certificate.serial, reason, at("2026-11-23T00:00:00Z")).unwrap();
    }
    authority
}

#[test]
fn a_list_says_for_which_certificates_it_speaks() {
    let mut authority = with_revocations();
    let partition = ListScope::Partition { prefecture: "Tokyo-to".to_owned(), municipality: "Shibuya-ku".to_owned() };
    for (scope, expected) in [
        (CrlScope::Partition(shibuya()), partition),
        (CrlScope::Authorities, ListScope::Authorities),
        (CrlScope::Combined, ListScope::Combined),
    ] {
        for delta in [false, true] {
            let make = if delta { Authority::delta_crl } else { Authority::crl };
            let when = times(if delta { "2026-11-24T06:00:00Z" } else { "2026-11-23T18:00:00Z" });
            let list = make(&mut authority, Line::Signing, FIRST, &scope, when).unwrap();
            let inspection = has_no_difference(&list);
            assert_eq!(inspection.kind, Kind::Crl { line: Some(Line::Signing), scope: expected.clone(), delta });
            assert_eq!(inspection.environment, Environment::JpkiTest);
        }
    }
}

#[test]
fn a_list_that_says_where_its_deltas_are_is_one_of_the_choices() {
    let defaults = Settings::default();
    let crl = CrlRule { deltas_announced: true, ..defaults.crl };
    let mut authority = authority(&Settings { crl, ..defaults }, KeyFamily::Genuine);
    let list = authority.crl(Line::Signing, FIRST, &shibuya().into(), times("2026-11-23T18:00:00Z")).unwrap();
    let inspection = has_no_difference(&list);
    let freshest = inspection.findings.iter().find(|finding| finding.rule.id == "crl.freshest").unwrap();
    assert_eq!(freshest.judgement, Judgement::AllowedChoice);

    // It must not stand in a delta list (RFC 5280, 5.2.6).
    let delta = authority.delta_crl(Line::Signing, FIRST, &shibuya().into(), times("2026-11-24T06:00:00Z")).unwrap();
    let (one, other) = (oid("2.5.29.20"), oid("2.5.29.46"));
    let number = sequence(&[one, element(4, &octets("020102"))]);
    let points = sequence(&[other, element(4, &sequence(&[sequence(&[])]))]);
    let wrong = change(&delta, 0, &number, &[number.clone(), points].concat());
    assert!(explained(&wrong).differences().any(|finding| finding.rule.id == "crl.freshest"));
}

#[test]
fn pem_is_explained_as_its_der_is() {
    let mut authority = test_authority();
    let certificate = issue(&mut authority, Line::Signing).der;
    assert_eq!(explained(pem(PemLabel::Certificate, &certificate).as_bytes()), explained(&certificate));
    let with_text = format!("Certificate:\n    Data:\n{}", pem(PemLabel::Certificate, &certificate));
    assert_eq!(explained(with_text.as_bytes()), explained(&certificate));
}
