//! Broken files get one clear message and are left as they are.

use std::fs;

use crate::desk::{Desk, sekisho};

#[test]
fn a_broken_card_file_is_named_with_its_field_and_never_overwritten() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    let text = fs::read_to_string(&card).unwrap();
    let broken = text.replacen("\"tries_left\": 5", "\"tries_left\": 99", 1);
    assert_ne!(broken, text);
    fs::write(&card, &broken).unwrap();
    for command in [vec!["card", "show", &card], vec!["card", "serve", &card]] {
        let said = sekisho(&command);
        assert_eq!(said.code, Some(2), "{}", said.text);
        assert!(said.text.contains("tries_left") && said.text.contains(&card), "{}", said.text);
        assert_eq!(fs::read_to_string(&card).unwrap(), broken);
    }
}

#[test]
fn a_file_that_is_there_is_not_replaced_by_a_new_card() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    let before = fs::read(&card).unwrap();
    let said = sekisho(["card", "new", "--out", &card, "--ca", &desk.name("ca.json")]);
    assert_eq!(said.code, Some(2), "{}", said.text);
    assert_eq!(fs::read(&card).unwrap(), before);
}

#[test]
fn a_broken_authority_file_is_named_with_its_field_and_never_overwritten() {
    let desk = Desk::new();
    let ca = desk.name("ca.json");
    let text = fs::read_to_string(&ca).unwrap();
    let broken = text.replacen("\"life_hours\": 48", "\"life_hours\": \"long\"", 1);
    assert_ne!(broken, text);
    fs::write(&ca, &broken).unwrap();
    let name = desk.certificate_name("signature");
    for command in [
        vec!["ca", "show", "--ca", &ca],
        vec!["ca", "revoke", &name, "--ca", &ca],
        vec!["card", "new", "--out", &desk.name("other.json"), "--ca", &ca],
    ] {
        let said = sekisho(&command);
        assert_eq!(said.code, Some(2), "{}", said.text);
        assert!(said.text.contains("life_hours"), "{}", said.text);
        assert_eq!(fs::read_to_string(&ca).unwrap(), broken);
    }
}

#[test]
fn a_password_of_the_wrong_form_makes_no_card() {
    let desk = Desk::new();
    let other = desk.name("other.json");
    let said = sekisho(["card", "new", "--out", &other, "--ca", &desk.name("ca.json"), "--password", "short"]);
    assert_eq!(said.code, Some(2), "{}", said.text);
    assert!(!fs::exists(other).unwrap());
}

#[test]
fn a_certificate_cannot_be_revoked_twice_or_for_no_reason() {
    let desk = Desk::new();
    let (name, ca) = (desk.certificate_name("signature"), desk.name("ca.json"));
    let revoke = |reason: &str| {
        sekisho(["ca", "revoke", &name, "--ca", &ca, "--reason", reason, "--at", "2026-06-02T03:00:00Z"])
    };
    let said = revoke("boredom");
    assert!(said.text.contains("keyCompromise"), "{}", said.text);
    assert_eq!(said.code, Some(2));
    assert!(revoke("keyCompromise").success);
    assert_eq!(revoke("superseded").code, Some(2));
}
