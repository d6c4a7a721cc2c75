//! OpenSSL judges the signing certificate by root and revocation list.

use crate::desk::Desk;
use crate::tool::{Said, openssl};

/// 2026-06-02T12:00:00Z, a day after the issue, and two days later: between the revocation in these tests and after it.
const BEFORE: &str = "1780401600";
const AFTER: &str = "1780574400";

fn verify(desk: &Desk, list: Option<&[u8]>, at: &str) -> Said {
    let root = desk.write("root.pem", &desk.root("signature"));
    let certificate = desk.write("certificate.pem", &desk.issued_certificate("signature"));
    let mut arguments = vec!["verify", "-x509_strict", "-CAfile", &root, "-attime", at];
    let list = list.map(|list| desk.write("list.pem", list));
    if let Some(list) = &list {
        arguments.extend(["-crl_check", "-CRLfile", list]);
    }
    arguments.push(&certificate);
    openssl(arguments)
}

fn list(desk: &Desk, at: &str) -> Vec<u8> {
    desk.ca(&["crl", "--for", &desk.certificate_name("signature"), "--at", at])
}

#[test]
fn a_certificate_in_force_is_accepted_with_its_root_and_list() {
    let desk = Desk::new();
    verify(&desk, None, BEFORE).accepted();
    verify(&desk, Some(&list(&desk, "2026-06-02T00:00:00Z")), BEFORE).accepted();
}

#[test]
fn a_revoked_certificate_is_refused_for_that_reason() {
    let desk = Desk::new();
    let before = list(&desk, "2026-06-02T00:00:00Z");
    let name = desk.certificate_name("signature");
    desk.ca(&["revoke", &name, "--reason", "keyCompromise", "--at", "2026-06-03T00:00:00Z"]);
    let after = list(&desk, "2026-06-04T00:00:00Z");
    verify(&desk, Some(&before), BEFORE).accepted();
    let refused = verify(&desk, Some(&after), AFTER).refused();
    assert!(refused.contains("certificate revoked"), "{refused}");
    // Without the list, nothing tells OpenSSL.
    verify(&desk, None, AFTER).accepted();
}

#[test]
fn the_list_of_the_other_authority_does_not_serve() {
    let desk = Desk::new();
    let other = desk.ca(&["crl", "--for", &desk.certificate_name("authentication"), "--at", "2026-06-02T00:00:00Z"]);
    let refused = verify(&desk, Some(&other), BEFORE).refused();
    assert!(refused.contains("unable to get certificate CRL"), "{refused}");
}

#[test]
fn a_revoked_authentication_certificate_leaves_the_signing_one_in_force() {
    let desk = Desk::new();
    desk.ca(&["revoke", &desk.certificate_name("authentication"), "--at", "2026-06-03T00:00:00Z"]);
    verify(&desk, Some(&list(&desk, "2026-06-04T00:00:00Z")), AFTER).accepted();
}
