//! Who a certificate is for, read back from it.

use sekisho_ca_sim::{CaError, Line, Subject};

use crate::world::{authentication_subject, issue, signing_subject, test_authority};

#[test]
fn a_certificate_on_record_says_who_applied_for_it() {
    let mut authority = test_authority();
    let read = Line::BOTH.map(|line| issue(&mut authority, line).subject().unwrap());
    let applied = [Subject::Signing(signing_subject()), Subject::Authentication(authentication_subject())];
    assert_eq!(read, applied);
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
