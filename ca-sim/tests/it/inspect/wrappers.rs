//! What stands around a value: a type that it should not have, and elements beside it.

use sekisho_ca_sim::Line;

use super::der::{change, element, extension, octets, oid, sequence};
use super::differs;
use crate::world::{issue, partition_crl, shibuya, test_authority, times};

fn signing() -> Vec<u8> {
    issue(&mut test_authority(), Line::Signing).der
}

#[test]
fn an_extension_whose_content_is_of_another_type_is_not_taken_for_what_it_should_be() {
    let der = signing();
    for (name, dotted) in [
        ("subjectAltName", "2.5.29.17"),
        ("certificatePolicies", "2.5.29.32"),
        ("issuerAltName", "2.5.29.18"),
        ("cRLDistributionPoints", "2.5.29.31"),
        ("authorityKeyIdentifier", "2.5.29.35"),
    ] {
        let old = extension(&der, dotted);
        let mut new = old.clone();
        // The value is the last SEQUENCE whose content is all that follows.
        let id = oid(dotted);
        let from = old.windows(id.len()).position(|window| window == id).unwrap() + id.len();
        let at = from + old[from..].windows(2).position(|window| window[0] == 0x30 && window[1] != 0).unwrap();
        new[at] = 0x31;
        let path = format!("tbsCertificate.extensions.{name}");
        differs(name, &change(&der, 0, &old, &new), &[(&path, "extension.content")]);
    }
}

#[test]
fn an_element_beside_the_extensions_is_found() {
    let der = signing();
    let usage = extension(&der, "2.5.29.15");
    let list: Vec<Vec<u8>> =
        ["2.5.29.15", "2.5.29.17", "2.5.29.32", "2.5.29.18", "2.5.29.31", "2.5.29.35", "2.5.29.14"]
            .map(|dotted| extension(&der, dotted))
            .to_vec();
    assert_eq!(list[0], usage);
    let old = element(0xA3, &sequence(&list));
    let new = element(0xA3, &[sequence(&list), octets("0500")].concat());
    differs("beside", &change(&der, 0, &old, &new), &[("tbsCertificate.extensions", "encoding.field")]);
    let number = octets("A003020102");
    let other = change(&der, 0, &number, &octets("A003040102"));
    differs("version as OCTET STRING", &other, &[("tbsCertificate.version", "certificate.version")]);
}

#[test]
fn an_element_beside_the_extensions_of_a_list_is_found() {
    let mut authority = test_authority();
    let der = partition_crl(&mut authority, Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z"));
    let list = ["2.5.29.35", "2.5.29.20", "2.5.29.28"].map(|dotted| extension(&der, dotted));
    let old = element(0xA0, &sequence(&list));
    let new = element(0xA0, &[sequence(&list), octets("0500")].concat());
    differs("beside", &change(&der, 0, &old, &new), &[("tbsCertList.crlExtensions", "encoding.field")]);
}
