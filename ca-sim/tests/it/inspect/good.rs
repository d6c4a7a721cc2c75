//! What the authority makes is as in JPKI.

use sekisho_ca_sim::inspect::{
    Carrier, CertificateKind, Environment, Inspection, Kind, ListScope, PersonalData, inspect,
};
use sekisho_ca_sim::{CrlReason, Line, Names, Settings};

use crate::world::{at, authority, issue, pem, test_authority, times};

pub(super) fn explained(der: &[u8]) -> Inspection {
    inspect(der, PersonalData::Hidden).unwrap()
}

/// Path and rule of each difference.
pub(super) fn differences(inspection: &Inspection) -> Vec<(&str, &str)> {
    inspection.differences().map(|finding| (finding.path.as_str(), finding.rule.id)).collect()
}

pub(super) fn crl() -> Vec<u8> {
    let mut authority = test_authority();
    let certificates = [(); 3].map(|()| issue(&mut authority, Line::Signing));
    for (certificate, reason) in certificates.iter().zip([CrlReason::Superseded, CrlReason::Unspecified]) {
        authority.revoke(Line::Signing, certificate.serial, reason, at("2026-11-23T00:00:00Z")).unwrap();
    }
    authority.crl(Line::Signing, &certificates[0].partition, times("2026-11-23T18:00:00Z")).unwrap()
}

#[test]
fn certificates_of_the_test_environment_have_no_difference() {
    let mut authority = test_authority();
    for (line, kind) in [
        (Line::Signing, CertificateKind::Signing(Some(Carrier::Card))),
        (Line::Authentication, CertificateKind::Authentication(Some(Carrier::Card))),
    ] {
        let inspection = explained(&issue(&mut authority, line).der);
        assert_eq!(differences(&inspection), [], "{line}");
        assert_eq!((inspection.kind, inspection.environment), (Kind::Certificate(kind), Environment::JpkiTest));
        let root = explained(authority.root(line));
        assert_eq!(differences(&root), [], "{line}");
        assert_eq!(root.kind, Kind::Certificate(CertificateKind::Root(Some(line))));
    }
}

#[test]
fn certificates_of_the_shape_of_production_have_no_difference() {
    let settings = Settings { names: Names::production_shape(), ..Settings::default() };
    let mut authority = authority(&settings, 0);
    for line in [Line::Signing, Line::Authentication] {
        let inspection = explained(&issue(&mut authority, line).der);
        assert_eq!(differences(&inspection), [], "{line}");
        assert_eq!(inspection.environment, Environment::Jpki);
        assert_eq!(differences(&explained(authority.root(line))), []);
    }
}

#[test]
fn a_crl_says_whose_certificates_it_lists() {
    let inspection = explained(&crl());
    assert_eq!(differences(&inspection), []);
    let scope = ListScope::Partition { prefecture: "Tokyo-to".to_owned(), municipality: "Shibuya-ku".to_owned() };
    assert_eq!(inspection.kind, Kind::Crl { line: Some(Line::Signing), scope, delta: false });
    assert_eq!(inspection.environment, Environment::JpkiTest);
}

#[test]
fn pem_is_explained_as_its_der_is() {
    let mut authority = test_authority();
    let certificate = issue(&mut authority, Line::Signing).der;
    assert_eq!(explained(&pem("CERTIFICATE", &certificate)), explained(&certificate));
    assert_eq!(explained(&pem("X509 CRL", &crl())), explained(&crl()));
}
