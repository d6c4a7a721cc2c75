//! How values are shown.

use sekisho_ca_sim::inspect::{Language, Value};
use sekisho_ca_sim::{Generation, Line};

use super::der::{change, element, octets, oid, sequence, utf8};
use super::explained;
use crate::world::{issue, test_authority};

#[test]
fn a_value_is_told_in_words_in_both_languages() {
    let words = |value: Value| [Language::English, Language::Japanese].map(|language| value.in_words(language));
    assert_eq!(words(Value::Octets(1)), ["1 octet", "1バイト"]);
    assert_eq!(words(Value::Octets(4)), ["4 octets", "4バイト"]);
    assert_eq!(words(Value::Text(String::new())), ["empty", "空"]);
}

#[test]
fn a_text_without_end_is_cut_and_its_length_told() {
    let der = issue(&mut test_authority(), Line::Signing).der;
    let organisation = utf8("JPKI-TEST");
    let long = change(&der, 0, &organisation, &utf8(&"X".repeat(20_000)));
    let inspection = explained(&long);
    let issuer = inspection.differences().find(|finding| finding.path == "tbsCertificate.issuer.rdn[1].O").unwrap();
    assert_eq!(issuer.value, Value::Text(format!("{}… (20000)", "X".repeat(1000))));
}

#[test]
fn an_exponent_is_told_as_people_write_it() {
    let der = issue(&mut test_authority(), Line::Signing).der;
    let exponent = |value: &str| {
        let inspection = explained(&change(&der, 0, &octets("0203010001"), &octets(value)));
        inspection.findings.iter().find(|finding| finding.path.ends_with("publicExponent")).unwrap().value.clone()
    };
    assert_eq!(exponent("0203010001"), Value::Text("65537".to_owned()));
    assert_eq!(exponent("0203010000"), Value::Text("65536".to_owned()));
    assert_eq!(exponent("020900FFFFFFFFFFFFFFFF"), Value::Text("18446744073709551615".to_owned()));
    assert_eq!(exponent("020901FFFFFFFFFFFFFFFF"), Value::Text("01FFFFFFFFFFFFFFFF".to_owned()));
}

#[test]
fn many_extensions_are_counted_and_not_all_written_out() {
    let der = issue(&mut test_authority(), Line::Signing).der;
    let usage = super::der::extension(&der, "2.5.29.15");
    let more = (0..100)
        .flat_map(|number| sequence(&[oid(&format!("1.3.6.1.4.1.32473.42.{number}")), element(4, &octets("0500"))]));
    let many: Vec<u8> = usage.iter().copied().chain(more).collect();
    let inspection = explained(&change(&der, 0, &usage, &many));
    let order = inspection.findings.iter().find(|finding| finding.rule.id == "extension.order").unwrap();
    let Value::Text(names) = &order.value else { panic!("{order:?}") };
    assert!(names.ends_with("1.3.6.1.4.1.32473.42.30, … (107)"), "{names}");
    let unknown = inspection.differences().filter(|finding| finding.rule.id == "extension.unknown").count();
    assert_eq!((unknown, inspection.omitted), (32, 68));
}

#[test]
fn a_foreign_root_is_not_said_to_have_another_name_than_its_issuer() {
    let root = test_authority().root(Line::Signing, Generation::FIRST).unwrap().to_vec();
    let (ours, foreign) = (utf8("JPKI-TEST"), utf8("Others"));
    let foreign = change(&change(&root, 1, &ours, &foreign), 0, &ours, &foreign);
    let inspection = explained(&foreign);
    let subject = |rule: &str| inspection.differences().filter(|finding| finding.rule.id == rule).count();
    assert_eq!((subject("name.issuer"), subject("name.subject.root")), (1, 0));
}
