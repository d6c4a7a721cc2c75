//! Who a certificate is for, read back from it.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CaError, Line, Oid, Settings, Subject};

use crate::world::{application, authentication_subject, authority, by_rule, issue, signing_subject, test_authority};

#[test]
fn a_certificate_on_record_says_who_applied_for_it() {
    let mut authority = test_authority();
    let read = Line::BOTH.map(|line| issue(&mut authority, line).subject().unwrap());
    let applied = [Subject::Signing(signing_subject()), Subject::Authentication(authentication_subject())];
    assert_eq!(read, applied);
}

#[test]
fn the_reading_of_a_name_is_read_back_too() {
    let furigana = Some(Oid::try_from("1.2.392.200149.8.5.5.7".to_owned()).unwrap());
    let mut authority = authority(&Settings { furigana, ..Settings::default() }, KeyFamily::Genuine);
    let mut applied = signing_subject();
    applied.items.furigana = Some("シケン\u{3000}タロウ".to_owned());
    let mut wanted = application(Line::Signing, 0, by_rule());
    wanted.subject = Subject::Signing(applied);
    assert_eq!(authority.issue(&wanted).unwrap().subject().unwrap(), wanted.subject);
}

#[test]
fn a_record_under_the_wrong_line_has_no_items_and_a_damaged_one_no_subject() {
    let mut authority = test_authority();
    let mut moved = issue(&mut authority, Line::Authentication);
    moved.line = Line::Signing;
    assert!(matches!(moved.subject(), Err(CaError::Text { field: "subjectAltName", .. })), "{:?}", moved.subject());
    moved.der.truncate(100);
    assert!(matches!(moved.subject(), Err(CaError::Encoding(_))), "{:?}", moved.subject());
}
