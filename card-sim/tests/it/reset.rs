//! What survives a selection, a reset and a loss of power.

use crate::support::{PIN, Reader, card, jpki, jpki_with};
use sekisho_card_sim::{Application, Base64, CardFile, MemoryStore, jpki};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";
const SIGN: &str = "802A0097 01 68 00";

fn verified(mut card: Reader) -> Reader {
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    assert_eq!(card.sw(SIGN), "9000");
    card
}

#[test]
fn selecting_the_same_application_again_keeps_the_verification_unless_set_otherwise() {
    let mut keeping = verified(jpki());
    keeping.ok(SELECT_JPKI);
    assert_eq!(keeping.sw("00B0000001"), "6986", "the current file is gone");
    assert_eq!(keeping.sw(SIGN), "9000");
    let mut clearing = verified(jpki_with(|settings| settings.reselect_keeps_security_status = false));
    clearing.ok(SELECT_JPKI);
    assert_eq!(clearing.sw(SIGN), "6982");
}

#[test]
fn a_failed_selection_keeps_the_verification() {
    let mut card = verified(jpki());
    assert_eq!(card.sw("00A4040C 07 A0000000031010"), "6A82");
    assert_eq!(card.sw(SIGN), "9000");
}

#[test]
fn selecting_another_application_clears_the_verification() {
    let mut file: CardFile = crate::support::card_file();
    file.applications.push(Application::new("D3921000310001010408".parse().unwrap(), "another"));
    let mut card = crate::support::open(file, Box::new(MemoryStore));
    card.ok(SELECT_JPKI);
    let mut card = verified(card);
    card.ok("00A4040C 0A D3921000310001010408");
    card.ok(SELECT_JPKI);
    assert_eq!(card.sw(SIGN), "6982");
    assert_eq!(card.sw("00A4040C 02 D392"), "9000", "two names fit; the first application on the card wins");
    assert_eq!(card.sw("00A4020C 02 0006"), "9000");
}

#[test]
fn a_warm_reset_keeps_the_verification_for_the_same_application_unless_set_otherwise() {
    let mut keeping = verified(jpki());
    keeping.card.warm_reset();
    assert_eq!(keeping.sw("00A4020C 02 0006"), "6A82", "no application is current");
    assert_eq!(keeping.sw("00A40000"), "6A86");
    keeping.ok(SELECT_JPKI);
    assert_eq!(keeping.sw(SIGN), "9000");
    let mut clearing = verified(jpki_with(|settings| settings.warm_reset_keeps_security_status = false));
    clearing.card.warm_reset();
    clearing.ok(SELECT_JPKI);
    assert_eq!(clearing.sw(SIGN), "6982");
}

#[test]
fn a_loss_of_power_clears_the_verification_and_keeps_the_counter() {
    let mut card = verified(jpki());
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, "WRONG1"), "63C4");
    card.card.power_off();
    assert_eq!(card.hex(SELECT_JPKI), "6F00", "no power, no answer");
    card.card.power_on();
    card.ok(SELECT_JPKI);
    assert_eq!(card.sw(SIGN), "6982");
    assert_eq!(card.tries(jpki::SIGNATURE_PASSWORD), 4);
}

#[test]
fn the_answer_to_reset_is_the_one_in_the_card_file() {
    let mut file = crate::support::card_file();
    assert_eq!(card().card.atr(), crate::support::bytes("3BE000FF8131FE4514"));
    file.atr = "3B888001000005E0B381A1007F".to_owned().try_into().unwrap();
    let reader = crate::support::open(file, Box::new(MemoryStore));
    assert_eq!(reader.card.atr().len(), 13);
}

#[test]
fn an_unusable_key_is_named_when_the_card_is_opened() {
    let mut file = crate::support::card_file();
    file.applications[0].keys[1].pkcs8 = Base64(Vec::new());
    let opened = sekisho_card_sim::Card::open(
        file,
        &crate::support::PaddedKeys,
        Box::new(MemoryStore),
        Box::new(crate::support::Counting(0)),
    );
    let expected = sekisho_card_sim::OpenError::Key {
        aid: jpki::AID,
        fid: jpki::SIGNATURE_KEY,
        error: sekisho_card_sim::KeyError::Unusable { detail: "empty".to_owned() },
    };
    assert_eq!(opened.err(), Some(expected));
}
