//! One field of a revocation list is changed, and exactly that field is reported.

use sekisho_ca_sim::{CrlReason, Line};

use super::der::{TRUE, change, element, extension, generalized, octets, oid, sequence, utc, utf8};
use super::{Expected, differs, explained};
use crate::world::{at, issue, partition_crl, shibuya, test_authority, times};

/// Two entries: superseded, and one without a reason.
fn list() -> Vec<u8> {
    let mut authority = test_authority();
    let certificates = [(); 2].map(|()| issue(&mut authority, Line::Signing));
    for (certificate, reason) in certificates.iter().zip([CrlReason::Superseded, CrlReason::Unspecified]) {
        authority.revoke(Line::Signing, certificate.serial, reason, at("2026-11-23T00:00:00Z")).unwrap();
    }
    partition_crl(&mut authority, Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z"))
}

/// What is changed, the how-manieth such element, what it becomes, and what is then reported.
type Change<'a> = (&'a str, usize, Vec<u8>, Vec<u8>, Expected<'a>);

fn entry(serial: &str, extensions: &[Vec<u8>]) -> Vec<u8> {
    let head = [element(2, &octets(serial)), utc("261123000000Z")].concat();
    let list = if extensions.is_empty() { vec![] } else { sequence(extensions) };
    sequence(&[head, list])
}

fn reason(critical: &[u8], code: u8) -> Vec<u8> {
    sequence(&[oid("2.5.29.21"), critical.to_vec(), element(4, &[0x0A, 1, code])])
}

#[test]
fn a_changed_field_of_a_list_is_found() {
    let der = list();
    let [this_update, next_update] = [utc("261123180000Z"), utc("261125180000Z")];
    let [key, number, scope] = ["2.5.29.35", "2.5.29.20", "2.5.29.28"].map(|id| extension(&der, id));
    let cases: &[Change<'_>] = &[
        ("version 1", 0, octets("020101"), vec![], ("version", "crl.version")),
        ("another issuer", 0, utf8("JPKI-TEST"), utf8("JPKI"), ("issuer.rdn[1].O", "crl.issuer")),
        ("time type", 0, this_update, generalized("20261123180000Z"), ("thisUpdate", "crl.time-form")),
        ("never stale", 0, next_update.clone(), vec![], ("nextUpdate", "crl.next-update")),
        ("stale at once", 0, next_update, utc("261123175959Z"), ("nextUpdate", "crl.next-update")),
        ("no key identifier", 0, key, vec![], ("crlExtensions.authorityKeyIdentifier", "crl.extensions")),
        ("no number", 0, number, vec![], ("crlExtensions.cRLNumber", "crl.extensions")),
        ("no scope", 0, scope, vec![], ("crlExtensions.issuingDistributionPoint", "crl.extensions")),
        (
            "negative number",
            0,
            element(4, &octets("020101")),
            element(4, &octets("0201FF")),
            ("crlExtensions.cRLNumber", "crl.number"),
        ),
        (
            "scope not critical",
            0,
            TRUE.to_vec(),
            vec![],
            ("crlExtensions.issuingDistributionPoint.critical", "crl.critical"),
        ),
        (
            "for authorities",
            0,
            octets("8101FF"),
            octets("8201FF"),
            ("crlExtensions.issuingDistributionPoint.flags", "crl.scope-flags"),
        ),
        (
            "flag as 01",
            0,
            octets("8101FF"),
            octets("810101"),
            ("crlExtensions.issuingDistributionPoint.onlyContainsUserCerts", "encoding.boolean"),
        ),
        (
            "indirect",
            0,
            octets("8101FF"),
            octets("8101FF8401FF"),
            ("crlExtensions.issuingDistributionPoint.indirectCRL", "crl.indirect"),
        ),
        (
            "for some reasons",
            0,
            octets("8101FF"),
            octets("8101FF83020640"),
            ("crlExtensions.issuingDistributionPoint.onlySomeReasons", "crl.indirect"),
        ),
        (
            "another point",
            0,
            utf8("CRL Distribution Points"),
            utf8("Lists"),
            ("crlExtensions.issuingDistributionPoint.distributionPoint.directoryName.rdn[3].OU", "crl.scope"),
        ),
    ];
    for (what, nth, old, new, (path, rule)) in cases {
        // The number of the list is 1, as is its version.
        let path = format!("tbsCertList.{path}");
        differs(what, &change(&der, *nth, old, new), &[(path.as_str(), rule)]);
    }
}

#[test]
fn a_changed_entry_is_found() {
    let der = list();
    let (first, second) = (entry("10000001", &[reason(&[], 4)]), entry("10000002", &[]));
    let cases: &[(&str, Vec<u8>, Expected<'_>)] = &[
        (
            "aACompromise",
            entry("10000001", &[reason(&[], 10)]),
            ("[0].crlEntryExtensions.reasonCode", "crl.entry.reason"),
        ),
        (
            "no such reason",
            entry("10000001", &[reason(&[], 7)]),
            ("[0].crlEntryExtensions.reasonCode", "crl.entry.reason"),
        ),
        (
            "removed from a complete list",
            entry("10000001", &[reason(&[], 8)]),
            ("[0].crlEntryExtensions.reasonCode", "crl.entry.removed"),
        ),
        (
            "critical reason",
            entry("10000001", &[reason(TRUE, 4)]),
            ("[0].crlEntryExtensions.reasonCode", "crl.entry.extension"),
        ),
        (
            "invalidity date",
            entry("10000001", &[sequence(&[oid("2.5.29.24"), element(4, &generalized("20261101000000Z"))])]),
            ("[0].crlEntryExtensions.invalidityDate", "crl.entry.extension"),
        ),
        ("not positive", entry("00", &[]), ("[0].userCertificate", "crl.entry.serial")),
        ("the same again", entry("10000002", &[]), ("[1].userCertificate", "crl.entry.twice")),
        ("too large", entry("10000003", &[]), ("", "crl.entries")),
        ("a zero too many", entry("0010000001", &[]), ("[0].userCertificate", "encoding.integer")),
    ];
    for (what, new, (path, rule)) in cases {
        let path = format!("tbsCertList.revokedCertificates{path}");
        differs(what, &change(&der, 0, &first, new), &[(path.as_str(), rule)]);
    }
    let future = change(&der, 1, &utc("261123000000Z"), &utc("261123180001Z"));
    let path = "tbsCertList.revokedCertificates[1].revocationDate";
    differs("from the future", &future, &[(path, "crl.entry.time")]);
    let empty = change(&der, 0, &sequence(&[first, second]), &sequence(&[]));
    differs("empty list", &empty, &[("tbsCertList.revokedCertificates", "crl.empty")]);
}

#[test]
fn a_double_far_from_its_twin_is_found() {
    let entries: Vec<_> = ["05", "03", "05"].map(|serial| entry(serial, &[])).to_vec();
    let der = list();
    let old = sequence(&[entry("10000001", &[reason(&[], 4)]), entry("10000002", &[])]);
    let path = "tbsCertList.revokedCertificates";
    let double = format!("{path}[2].userCertificate");
    differs(
        "double",
        &change(&der, 0, &old, &sequence(&entries)),
        &[(&double, "crl.entry.twice"), (path, "crl.entries")],
    );
}

#[test]
fn a_rule_that_is_broken_very_often_does_not_flood_the_explanation() {
    let der = list();
    let old = sequence(&[entry("10000001", &[reason(&[], 4)]), entry("10000002", &[])]);
    let many: Vec<_> = (1..=1000u16).map(|n| entry(&hex::encode(n.to_be_bytes()), &[reason(&[], 9)])).collect();
    let inspection = explained(&change(&der, 0, &old, &sequence(&many)));
    let reasons = inspection.differences().filter(|finding| finding.rule.id == "crl.entry.reason").count();
    assert_eq!((reasons, inspection.omitted > 900), (32, true));
}
