//! One field of a signing certificate is changed, and exactly that field is reported.

use sekisho_ca_sim::{Generation, Line};

use super::der::{TRUE, change, element, extension, generalized, octets, oid, printable, sequence, utc, utf8};
use super::{Expected, differs};
use crate::world::{issue, test_authority};

const TBS: &str = "tbsCertificate";
const SHA256_WITH_RSA: &str = "300D06092A864886F70D01010B0500";
const RSA: &str = "300D06092A864886F70D0101010500";

fn signing() -> Vec<u8> {
    issue(&mut test_authority(), Line::Signing).der
}

/// What is changed, the how-manieth such element, what it becomes, and what is then reported below tbsCertificate.
type Change<'a> = (&'a str, usize, Vec<u8>, Vec<u8>, &'a [Expected<'a>]);

#[track_caller]
fn each(der: &[u8], changes: &[Change<'_>]) {
    for (what, nth, old, new, expected) in changes {
        let expected: Vec<_> = expected.iter().map(|(path, rule)| (format!("{TBS}.{path}"), *rule)).collect();
        let expected: Vec<Expected<'_>> = expected.iter().map(|(path, rule)| (path.as_str(), *rule)).collect();
        differs(what, &change(der, *nth, old, new), &expected);
    }
}

#[test]
fn a_changed_field_is_found() {
    let serial = element(2, &octets("10000001"));
    let rsa = |exponent: &str| element(2, &octets(exponent));
    each(
        &signing(),
        &[
            ("version 2", 0, octets("A003020102"), octets("A003020101"), &[("version", "certificate.version")]),
            (
                "negative serial",
                0,
                serial.clone(),
                element(2, &octets("F0000001")),
                &[("serialNumber", "certificate.serial.sign")],
            ),
            (
                "random serial",
                0,
                serial.clone(),
                element(2, &[0x55; 16]),
                &[("serialNumber", "certificate.serial.length")],
            ),
            ("long zero", 0, serial, element(2, &octets("0010000001")), &[("serialNumber", "encoding.integer")]),
            ("country as UTF8String", 0, printable("JP"), utf8("JP"), &[("issuer.rdn[0].C", "name.string-type")]),
            ("another issuer", 0, utf8("JPKI-TEST"), utf8("Example"), &[("issuer.rdn[1].O", "name.issuer")]),
            (
                "the other authority",
                0,
                utf8("JPKI for digital signature"),
                utf8("JPKI for user authentication"),
                &[("issuer.rdn[2].OU", "name.issuer")],
            ),
            (
                "time type",
                0,
                utc("261122030405Z"),
                generalized("20261122030405Z"),
                &[("validity.notBefore", "time.form")],
            ),
            ("time zone", 0, utc("261122030405Z"), utc("261122030405+0900"), &[("validity.notBefore", "time.form")]),
            (
                "not the last second",
                0,
                utc("310401145959Z"),
                utc("310401145958Z"),
                &[("validity.notAfter", "validity.not-after")],
            ),
            (
                "six birthdays",
                0,
                utc("310401145959Z"),
                utc("320401145959Z"),
                &[("validity.notAfter", "validity.birthday")],
            ),
            (
                "ends before it begins",
                0,
                utc("310401145959Z"),
                utc("200401145959Z"),
                &[("validity.notAfter", "validity.order")],
            ),
            (
                "PrintableString prefecture",
                0,
                utf8("Tokyo-to"),
                printable("Tokyo-to"),
                &[("subject.rdn[1].L", "name.string-type")],
            ),
            (
                "27 characters",
                0,
                utf8("202611221204053545713113003A"),
                utf8("20261122120405354571311300A"),
                &[("subject.rdn[3].CN", "name.subject.signing.cn")],
            ),
            (
                "key without NULL",
                0,
                octets(RSA),
                octets("300B06092A864886F70D010101"),
                &[("subjectPublicKeyInfo.algorithm", "key.algorithm")],
            ),
            (
                // The key identifier is a hash over the changed key.
                "exponent 3",
                0,
                rsa("010001"),
                rsa("03"),
                &[
                    ("subjectPublicKeyInfo.subjectPublicKey.publicExponent", "key.exponent"),
                    ("extensions.subjectKeyIdentifier", "extension.ski"),
                ],
            ),
        ],
    );
}

#[test]
fn attributes_in_another_order_are_another_name() {
    let der = signing();
    let attribute = |dotted: &str, value: Vec<u8>| element(0x31, &sequence(&[oid(dotted), value]));
    let [country, organisation] = [attribute("2.5.4.6", printable("JP")), attribute("2.5.4.10", utf8("JPKI-TEST"))];
    let units = ["JPKI for digital signature", "Japan Agency for Local Authority Information Systems"];
    let [line, operator] = units.map(|unit| attribute("2.5.4.11", utf8(unit)));
    let name = [country.clone(), organisation.clone(), line.clone(), operator.clone()];
    let turned = [organisation, country, line, operator];
    let changed = change(&der, 0, &sequence(&name), &sequence(&turned));
    differs("turned", &changed, &[("tbsCertificate.issuer", "name.issuer")]);
    let together = |dotted: &str, value| sequence(&[oid(dotted), value]);
    let both = element(0x31, &[together("2.5.4.6", printable("JP")), together("2.5.4.10", utf8("JPKI-TEST"))].concat());
    let joined = [both, name[2].clone(), name[3].clone()];
    let changed = change(&der, 0, &sequence(&name), &sequence(&joined));
    differs("joined", &changed, &[("tbsCertificate.issuer", "name.shape")]);
}

#[test]
fn an_algorithm_is_compared_with_jpki_and_with_its_double() {
    let (der, without) = (signing(), octets("300B06092A864886F70D01010B"));
    let outer = change(&der, 1, &octets(SHA256_WITH_RSA), &without);
    differs("outer", &outer, &[("signatureAlgorithm", "signature.algorithms-agree")]);
    let both = change(&outer, 0, &octets(SHA256_WITH_RSA), &without);
    differs("both", &both, &[("tbsCertificate.signature.parameters", "signature.parameters")]);
    let sha1 = octets("300D06092A864886F70D0101050500");
    let sha1 = change(&change(&der, 1, &octets(SHA256_WITH_RSA), &sha1), 0, &octets(SHA256_WITH_RSA), &sha1);
    differs("SHA-1", &sha1, &[("tbsCertificate.signature.algorithm", "signature.algorithm")]);
}

#[test]
fn a_changed_extension_is_found() {
    let der = signing();
    let ski = extension(&der, "2.5.29.14");
    let unknown = |critical: &[u8]| {
        let id = oid("1.2.392.200149.8.5.9.1");
        let added = sequence(&[id, critical.to_vec(), element(4, &[5, 0])]);
        [ski.clone(), added].concat()
    };
    let ou = "公的個人認証サービス署名用";
    each(
        &der,
        &[
            (
                "one usage more",
                0,
                octets("030206C0"),
                octets("030205E0"),
                &[("extensions.keyUsage", "extension.key-usage.signing")],
            ),
            ("not critical", 0, TRUE.to_vec(), vec![], &[("extensions.keyUsage.critical", "extension.critical")]),
            ("TRUE as 01", 0, TRUE.to_vec(), octets("010101"), &[("extensions.keyUsage.critical", "encoding.boolean")]),
            (
                "policies not critical",
                1,
                TRUE.to_vec(),
                vec![],
                &[("extensions.certificatePolicies.critical", "extension.critical")],
            ),
            (
                "policy of the other line",
                0,
                oid("1.2.392.200149.8.5.1.0.20"),
                oid("1.2.392.200149.8.5.1.0.30"),
                &[("extensions.certificatePolicies[0].policyIdentifier", "extension.policy.signing")],
            ),
            (
                "policy of production",
                0,
                oid("1.2.392.200149.8.5.1.0.20"),
                oid("1.2.392.200149.8.5.1.1.20"),
                &[("extensions.certificatePolicies[0].policyIdentifier", "extension.policy.signing")],
            ),
            (
                "CPS as UTF8String",
                0,
                element(0x16, b"http://www.jpki.go.jp/cps.html"),
                utf8("http://www.jpki.go.jp/cps.html"),
                &[("extensions.certificatePolicies[0].policyQualifiers", "extension.policy.cps")],
            ),
            (
                "Japanese unit",
                0,
                utf8(ou),
                utf8("公的個人認証サービス"),
                &[("extensions.issuerAltName.directoryName.rdn[2].OU", "extension.alt-name")],
            ),
            (
                "another partition",
                0,
                utf8("Shibuya-ku CRLDP"),
                utf8("Meguro-ku CRLDP"),
                &[("extensions.cRLDistributionPoints[0]", "extension.crldp.same-place")],
            ),
            (
                "another middle of the point",
                0,
                utf8("CRL Distribution Points"),
                utf8("Lists"),
                &[("extensions.cRLDistributionPoints[0].directoryName.rdn[3].OU", "extension.crldp.partition")],
            ),
            (
                "two parts",
                0,
                element(0x82, &octets("0A0001")),
                vec![],
                &[("extensions.authorityKeyIdentifier", "extension.aki.shape")],
            ),
            (
                "other authority in the key identifier",
                2,
                utf8("JPKI-TEST"),
                utf8("JPKI"),
                &[(
                    "extensions.authorityKeyIdentifier.authorityCertIssuer.directoryName.rdn[1].O",
                    "extension.aki.issuer",
                )],
            ),
            (
                "wrong key identifier",
                0,
                element(4, &octets("5a11ea46092f1aeec584763071534528a0db1111")),
                element(4, &[7; 20]),
                &[("extensions.subjectKeyIdentifier", "extension.ski")],
            ),
            ("missing", 0, ski.clone(), vec![], &[("extensions.subjectKeyIdentifier", "extension.missing")]),
            (
                "twice",
                0,
                ski.clone(),
                [ski.clone(), ski.clone()].concat(),
                &[("extensions.subjectKeyIdentifier", "extension.duplicate")],
            ),
            ("unknown", 0, ski.clone(), unknown(&[]), &[("extensions.1.2.392.200149.8.5.9.1", "extension.unknown")]),
            (
                "unknown and critical",
                0,
                ski.clone(),
                unknown(TRUE),
                &[("extensions.1.2.392.200149.8.5.9.1", "extension.unknown-critical")],
            ),
        ],
    );
}

#[test]
fn extensions_in_another_order_are_reported_once() {
    let der = signing();
    let [first, second] = ["2.5.29.18", "2.5.29.31"].map(|id| extension(&der, id));
    let without = change(&der, 0, &first, &[]);
    let turned = change(&without, 0, &second, &[second.clone(), first].concat());
    differs("turned", &turned, &[("tbsCertificate.extensions", "extension.order")]);
}

#[test]
fn a_uri_in_the_distribution_point_is_no_directory_name() {
    let der = signing();
    let point = extension(&der, "2.5.29.31");
    let name = element(0xA0, &element(0xA0, &element(0x86, b"http://crl.example/1.crl")));
    let uri = sequence(&[oid("2.5.29.31"), element(4, &sequence(&[sequence(&[name])]))]);
    let path = "tbsCertificate.extensions.cRLDistributionPoints[0]";
    differs("URI", &change(&der, 0, &point, &uri), &[(path, "extension.crldp.shape")]);
}

#[test]
fn a_changed_authentication_certificate_is_told_from_a_signing_one() {
    let der = issue(&mut test_authority(), Line::Authentication).der;
    each(
        &der,
        &[
            (
                "serverAuth",
                0,
                oid("1.3.6.1.5.5.7.3.2"),
                oid("1.3.6.1.5.5.7.3.1"),
                &[("extensions.extKeyUsage", "extension.eku.client-auth")],
            ),
            (
                "OCSPSigning",
                0,
                oid("1.3.6.1.5.5.7.3.2"),
                oid("1.3.6.1.5.5.7.3.9"),
                &[("extensions.extKeyUsage", "extension.eku.client-auth")],
            ),
            (
                "may sign",
                0,
                octets("03020780"),
                octets("030206C0"),
                &[("extensions.keyUsage", "extension.key-usage.authentication")],
            ),
            (
                "an address with a path",
                0,
                element(0x86, b"http://ocspauthnorm.jpki.go.jp"),
                element(0x86, b"http://ocspauthnorm.jpki.go.jp/"),
                &[("extensions.authorityInfoAccess.ocsp", "extension.aia")],
            ),
            (
                "six years",
                0,
                utc("310401145959Z"),
                utc("321231145959Z"),
                &[("validity.notAfter", "validity.five-years")],
            ),
        ],
    );
}

#[test]
fn a_changed_root_is_still_a_root() {
    let authority = test_authority();
    let root = authority.root(Line::Authentication, Generation::FIRST).unwrap();
    each(
        root,
        &[
            (
                "path length",
                0,
                octets("30030101FF"),
                octets("30060101FF020100"),
                &[("extensions.basicConstraints", "extension.basic-constraints")],
            ),
            (
                "no CRLs",
                0,
                octets("03020106"),
                octets("03020204"),
                &[("extensions.keyUsage", "extension.key-usage.root")],
            ),
            ("eleven years", 0, utc("340509145959Z"), utc("350509145959Z"), &[("validity.notAfter", "validity.root")]),
            ("another subject", 1, utf8("JPKI-TEST"), utf8("JPKI"), &[("subject", "name.subject.root")]),
        ],
    );
}
