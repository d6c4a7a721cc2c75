//! An independent parser (`x509-parser`) reads what we meant.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CrlReason, Generation, Line, Names, Settings, UpdateTimes};
use x509_parser::extensions::{DistributionPointName, GeneralName, ParsedExtension};
use x509_parser::parse_x509_certificate;
use x509_parser::prelude::{CertificateRevocationList, FromDer, X509Certificate};

use crate::world::{at, authority, issue, partition_crl, shibuya, test_authority, times};

/// Dotted object identifiers of the extensions, with `!` on critical ones.
fn extensions(certificate: &X509Certificate<'_>) -> Vec<String> {
    let named = |extension: &x509_parser::extensions::X509Extension<'_>| {
        format!("{}{}", extension.oid.to_id_string(), if extension.critical { "!" } else { "" })
    };
    certificate.extensions().iter().map(named).collect()
}

#[test]
fn extensions_stand_in_the_order_of_genuine_certificates() {
    let mut authority = test_authority();
    let signing = issue(&mut authority, Line::Signing);
    let authentication = issue(&mut authority, Line::Authentication);
    let order = |der: &[u8]| extensions(&parse_x509_certificate(der).unwrap().1).join(" ");
    let root = "2.5.29.15! 2.5.29.17 2.5.29.19! 2.5.29.31 2.5.29.14";
    assert_eq!(order(authority.root(Line::Signing, Generation::FIRST).unwrap()), root);
    assert_eq!(order(authority.root(Line::Authentication, Generation::FIRST).unwrap()), root);
    assert_eq!(order(&signing.der), "2.5.29.15! 2.5.29.17 2.5.29.32! 2.5.29.18 2.5.29.31 2.5.29.35 2.5.29.14");
    assert_eq!(
        order(&authentication.der),
        "2.5.29.15! 2.5.29.37 2.5.29.32! 2.5.29.18 2.5.29.31 1.3.6.1.5.5.7.1.1 2.5.29.35 2.5.29.14"
    );
}

#[test]
fn the_six_items_stand_in_the_order_of_genuine_certificates() {
    let issued = issue(&mut test_authority(), Line::Signing);
    let (_, certificate) = parse_x509_certificate(&issued.der).unwrap();
    let names = &certificate.subject_alternative_name().unwrap().unwrap().value.general_names;
    let items: Vec<(String, &[u8])> = names
        .iter()
        .map(|name| match name {
            // [0] EXPLICIT UTF8String: four octets of headers for these short texts.
            GeneralName::OtherName(oid, value) => (oid.to_id_string(), &value[4..]),
            other => panic!("not an otherName: {other:?}"),
        })
        .collect();
    let expected = [
        ("1", "試験\u{3000}太郎"),
        ("4", "419900401"),
        ("3", "1"),
        ("5", "東京都渋谷区架空町一丁目１番"),
        ("2", "00000"),
        ("6", "00000000000000"),
    ];
    let expected = expected.map(|(tail, text)| (format!("1.2.392.200149.8.5.5.{tail}"), text.as_bytes()));
    assert_eq!(items, expected);
}

#[test]
fn the_common_names_have_their_lengths_and_end_with_the_window() {
    let mut authority = test_authority();
    for (line, length) in [(Line::Signing, 28), (Line::Authentication, 23)] {
        let issued = issue(&mut authority, line);
        let (_, certificate) = parse_x509_certificate(&issued.der).unwrap();
        let name = certificate.subject().iter_common_name().next().unwrap().as_str().unwrap();
        assert_eq!((name.len(), &name[length - 9..]), (length, "13113003A"));
    }
}

#[test]
fn the_crl_says_which_partition_it_is_for_and_lists_the_revoked_with_reason() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, Line::Signing);
    authority.revoke(Line::Signing, issued.serial, CrlReason::AffiliationChanged, at("2026-11-23T01:02:03Z")).unwrap();
    let der = partition_crl(&mut authority, Line::Signing, &issued.partition, times("2026-11-23T18:00:00Z"));
    let (_, crl) = CertificateRevocationList::from_der(&der).unwrap();

    let revoked: Vec<_> = crl.iter_revoked_certificates().collect();
    assert_eq!(revoked.len(), 1);
    assert_eq!(revoked[0].raw_serial(), [0x10, 0, 0, 1]);
    assert_eq!(revoked[0].revocation_date.timestamp(), at("2026-11-23T01:02:03Z").as_second());
    assert_eq!(revoked[0].reason_code().unwrap().1.0, CrlReason::AffiliationChanged.code());
    assert_eq!(crl.crl_number().unwrap().to_string(), "1");
    assert_eq!(crl.next_update().unwrap().timestamp(), at("2026-11-25T18:00:00Z").as_second());

    let scope = crl.extensions().iter().find(|extension| extension.oid.to_id_string() == "2.5.29.28").unwrap();
    let ParsedExtension::IssuingDistributionPoint(point) = scope.parsed_extension() else {
        panic!("not an issuingDistributionPoint: {scope:?}");
    };
    assert!(scope.critical && point.only_contains_user_certs);
    assert!(!point.only_contains_ca_certs && !point.indirect_crl && !point.only_contains_attribute_certs);
    let Some(DistributionPointName::FullName(names)) = &point.distribution_point else {
        panic!("no full name: {point:?}");
    };
    let [GeneralName::DirectoryName(directory)] = &names[..] else { panic!("not one directory name: {names:?}") };
    assert_eq!(
        directory.to_string(),
        "C=JP, O=JPKI-TEST, OU=JPKI for digital signature, OU=CRL Distribution Points, OU=Tokyo-to, CN=Shibuya-ku CRLDP"
    );
}

#[test]
fn the_distribution_point_in_the_certificate_is_the_one_in_its_crl() {
    let mut authority = test_authority();
    for line in [Line::Signing, Line::Authentication] {
        let issued = issue(&mut authority, line);
        let crl = partition_crl(&mut authority, line, &issued.partition, times("2026-11-23T18:00:00Z"));
        let (_, certificate) = parse_x509_certificate(&issued.der).unwrap();
        let points = certificate.extensions().iter().find(|extension| extension.oid.to_id_string() == "2.5.29.31");
        // SEQUENCE of one SEQUENCE of one [0], each with a header of three octets: what is left is [0] fullName.
        let full_name = &points.unwrap().value[9..];
        assert!(crl.windows(full_name.len()).any(|window| window == full_name), "{line}");
    }
}

#[test]
fn a_crl_without_entries_has_no_list_of_entries() {
    let mut authority = test_authority();
    let der = partition_crl(&mut authority, Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z"));
    let (_, crl) = CertificateRevocationList::from_der(&der).unwrap();
    assert_eq!(crl.iter_revoked_certificates().count(), 0);
    // TBSCertList of an absent list: the extensions follow nextUpdate at once.
    let next_update = b"261125180000Z";
    let end = der.windows(next_update.len()).position(|window| window == next_update).unwrap() + next_update.len();
    assert_eq!(der[end], 0xA0);
}

#[test]
fn times_from_2050_on_are_generalized_times() {
    let mut authority = test_authority();
    let far = UpdateTimes::new(at("2049-12-31T23:59:59Z"), at("2050-01-01T00:00:00Z")).unwrap();
    let der = partition_crl(&mut authority, Line::Signing, &shibuya(), far);
    let has = |text: &[u8]| der.windows(text.len()).any(|window| window == text);
    assert!(has(b"\x17\x0D491231235959Z") && has(b"\x18\x0F20500101000000Z"));
}

#[test]
fn production_shape_differs_from_test_in_organisation_and_policy() {
    let settings = Settings { names: Names::production_shape(), ..Settings::default() };
    for (line, policy) in [(Line::Signing, ".1.20"), (Line::Authentication, ".3.30")] {
        let issued = issue(&mut authority(&settings, KeyFamily::Genuine), line);
        let (_, certificate) = parse_x509_certificate(&issued.der).unwrap();
        assert_eq!(certificate.issuer().iter_organization().next().unwrap().as_str().unwrap(), "JPKI");
        let found = certificate.extensions().iter().find_map(|extension| match extension.parsed_extension() {
            ParsedExtension::CertificatePolicies(policies) => {
                policies.first().map(|first| first.policy_id.to_id_string())
            }
            _ => None,
        });
        assert_eq!(found, Some(format!("1.2.392.200149.8.5.1{policy}")));
    }
}
