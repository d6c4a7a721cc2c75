//! One item about the holder is changed, and exactly that item is reported.

use sekisho_ca_sim::Line;
use sekisho_ca_sim::inspect::{Detail, Judgement, Language, PersonalData, Value, inspect};

use super::der::{change, element, extension, oid, sequence, utf8};
use super::{differs, explained};
use crate::world::{issue, test_authority};

fn signing() -> Vec<u8> {
    issue(&mut test_authority(), Line::Signing).der
}

/// An otherName of JPKI.
fn item(tail: u8, value: Vec<u8>) -> Vec<u8> {
    element(0xA0, &[oid(&format!("1.2.392.200149.8.5.5.{tail}")), element(0xA0, &value)].concat())
}

const NAME: &str = "試験\u{3000}太郎";
const BIRTH: &str = "419900401";
const ADDRESS: &str = "東京都渋谷区架空町一丁目１番";

#[test]
fn a_changed_item_is_found() {
    let bmp: Vec<u8> = BIRTH.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases: &[(&str, u8, &str, Vec<u8>, &str)] = &[
        ("a narrow space", 1, NAME, utf8("試験 太郎"), "personal.name"),
        ("no space", 1, NAME, utf8("試験ー太郎"), "personal.name"),
        ("two spaces in a row", 1, NAME, utf8("試験\u{3000}\u{3000}郎"), "personal.name"),
        ("eight digits", 4, BIRTH, utf8("19900401"), "personal.birth"),
        ("a year of the era", 4, BIRTH, utf8("400020401"), "personal.birth"),
        ("another era", 4, BIRTH, utf8("319900401"), "personal.birth"),
        ("no such era", 4, BIRTH, utf8("619900401"), "personal.birth"),
        ("no such day", 4, BIRTH, utf8("419900431"), "personal.birth"),
        ("a day without a month", 4, BIRTH, utf8("419900001"), "personal.birth-partly"),
        ("BMPString", 4, BIRTH, element(0x1E, &bmp), "personal.type"),
        ("PrintableString", 4, BIRTH, element(0x13, BIRTH.as_bytes()), "personal.type"),
        ("no such sex", 3, "1", utf8("4"), "personal.sex"),
        ("no prefecture", 5, ADDRESS, utf8("渋谷区架空町一丁目１番地東京"), "personal.address"),
        ("a postal code", 5, ADDRESS, utf8("〒東京都渋谷区架空一丁目１番"), "personal.address"),
        ("no digit of substitutes", 2, "00000", utf8("00002"), "personal.substitutes"),
        ("too few digits", 2, "00000", utf8("0000"), "personal.substitutes-length"),
        ("too many digits", 6, "00000000000000", utf8("000000000000000"), "personal.substitutes-length"),
    ];
    for (what, tail, old, new, rule) in cases {
        let changed = change(&signing(), 0, &item(*tail, utf8(old)), &item(*tail, new.clone()));
        let path = format!("tbsCertificate.extensions.subjectAltName.otherName[.{tail}]");
        differs(what, &changed, &[(path.as_str(), rule)]);
    }
}

#[test]
fn items_that_are_missing_twice_there_or_elsewhere_are_found() {
    let der = signing();
    let [birth, sex] = [item(4, utf8(BIRTH)), item(3, utf8("1"))];
    let san = "tbsCertificate.extensions.subjectAltName";
    let [at_sex, at_birth] = [3, 4].map(|tail| format!("{san}.otherName[.{tail}]"));
    differs("missing", &change(&der, 0, &sex, &[]), &[(&at_sex, "personal.missing")]);
    let twice = change(&der, 0, &sex, &[sex.clone(), birth.clone()].concat());
    differs("twice", &twice, &[(&at_birth, "personal.twice")]);
    let turned = change(&change(&der, 0, &birth, &[]), 0, &sex, &[sex.clone(), birth].concat());
    differs("turned", &turned, &[(san, "personal.order")]);
    let mail = [sex.clone(), element(0x81, b"taro@example.jp")].concat();
    differs("mail", &change(&der, 0, &sex, &mail), &[(san, "personal.only-other-names")]);
}

#[test]
fn an_item_that_nobody_knows_yet_cannot_be_told() {
    let der = signing();
    let last = item(6, utf8("00000000000000"));
    let added = change(&der, 0, &last, &[last.clone(), item(7, utf8("シケン\u{3000}タロウ"))].concat());
    let inspection = explained(&added);
    assert_eq!(inspection.differences().count(), 0);
    let unknown = inspection.findings.iter().find(|finding| finding.rule.id == "personal.unknown").unwrap();
    assert_eq!(unknown.judgement, Judgement::CannotTell);
    assert_eq!(unknown.value, Value::Hidden { characters: 7 });
}

#[test]
fn a_partly_unknown_birth_date_is_allowed() {
    for birth in ["319640000", "319640800", "000000000", "019640801"] {
        let changed = change(&signing(), 0, &item(4, utf8(BIRTH)), &item(4, utf8(birth)));
        let inspection = explained(&changed);
        assert_eq!(inspection.differences().count(), 0, "{birth}");
        let found = inspection.findings.iter().find(|finding| finding.rule.id == "personal.birth-partly").unwrap();
        assert_eq!(found.judgement, Judgement::AllowedChoice);
    }
}

#[test]
fn items_are_hidden_unless_somebody_asks() {
    let der = signing();
    for language in [Language::English, Language::Japanese] {
        let hidden = explained(&der).in_words(language, Detail::Everything);
        let shown = inspect(&der, PersonalData::Shown).unwrap().in_words(language, Detail::Everything);
        for text in ["太郎", "419900401", "架空町"] {
            assert!(shown.contains(text) && !hidden.contains(text), "{text}");
        }
    }
}

#[test]
fn what_stands_where_it_should_not_is_hidden_too() {
    let der = signing();
    let name = utf8("202611221204053545713113003A");
    let subject = change(&der, 0, &name, &utf8(NAME));
    let value = inspect(&subject, PersonalData::Hidden).unwrap();
    assert!(!format!("{value:?}").contains("太郎"));
    let broken = change(&der, 0, &item(1, utf8(NAME)), &item(1, element(0x1E, NAME.as_bytes())));
    let value = inspect(&broken, PersonalData::Hidden).unwrap();
    assert!(!format!("{value:?}").contains(&hex::encode_upper("太郎")));
}

/// Wherever an item is put: into the subject, behind the list, behind the certificate, into an extension of its own.
#[test]
fn no_place_in_a_certificate_shows_an_item_that_was_put_there() {
    let der = signing();
    let stray = item(1, utf8(NAME));
    let list = extension(&der, "2.5.29.17");
    let key = extension(&der, "2.5.29.14");
    let serial = element(2, &[0x10, 0, 0, 1]);
    let own = sequence(&[oid("1.2.392.200149.8.5.9.9"), element(4, &stray)]);
    for (old, new) in [
        (&list, [list.clone(), stray.clone()].concat()),
        (&key, [key.clone(), own].concat()),
        (&key, [key.clone(), sequence(std::slice::from_ref(&stray))].concat()),
        (&serial, [serial.clone(), stray.clone()].concat()),
        (&utf8("Tokyo-to"), [utf8("Tokyo-to"), utf8(NAME)].concat()),
    ] {
        let changed = change(&der, 0, old, &new);
        for object in [[&changed[..], &stray].concat(), changed] {
            let said = format!("{:?}", explained(&object));
            assert!(!said.contains("太郎") && !said.contains(&hex::encode_upper("太郎")), "{said}");
        }
    }
}

#[test]
fn a_name_of_three_parts_is_not_said_to_be_wrong_as_nobody_knows_how_it_is_written() {
    let three = utf8("試\u{3000}験\u{3000}郎");
    let inspection = explained(&change(&signing(), 0, &item(1, utf8(NAME)), &item(1, three)));
    assert_eq!(inspection.differences().count(), 0);
    let parts = inspection.findings.iter().find(|finding| finding.rule.id == "personal.name-parts").unwrap();
    assert_eq!(parts.judgement, Judgement::CannotTell);
}
