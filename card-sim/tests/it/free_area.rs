//! Applications of the free area: user number, PIN, and mutual authentication.

use sekisho_card_sim::{
    CardFile, MemoryStore, TokenLabel,
    free_area::{FreeAreaContents, MutualAuthentication, PRIVATE_AID, free_area_application},
};

use crate::support::{Reader, open};

fn card(pin: Option<&str>, mutual: bool) -> Reader {
    let keys = || MutualAuthentication { card_key_pkcs8: vec![0xA5], service_modulus: vec![0x77; 256] };
    let application = free_area_application(FreeAreaContents {
        aid: PRIVATE_AID,
        name: "private".to_owned(),
        user_number: b"0123456789".to_vec(),
        pin: pin.map(str::to_owned),
        mutual_authentication: mutual.then(keys),
    });
    let mut card = open(CardFile::new("nobody", TokenLabel::MyNumberCard, vec![application]), Box::new(MemoryStore));
    card.ok("00A4040C 06 F053454B4902");
    card
}

fn response(octet: u8) -> String {
    format!("00820094 000100 {}", hex::encode([octet; 256]))
}

#[test]
fn a_user_number_is_free_or_behind_its_pin() {
    assert_eq!(card(None, false).ok("00B08100 0A"), *b"0123456789");
    let mut behind = card(Some("8765"), false);
    assert_eq!(behind.hex("00B08100 0A"), "6982");
    behind.ok("00200091 04 38373635");
    assert_eq!(behind.ok("00B08100 0A"), *b"0123456789");
}

#[test]
fn a_service_proves_itself_by_signing_the_card_s_challenge() {
    let mut card = card(None, true);
    assert_eq!(card.hex("00B08100 0A"), "6982");
    card.ok("00840000 10");
    assert_eq!(card.hex(&response(0x77)), "9000");
    assert_eq!(card.ok("00B08100 0A"), *b"0123456789");
    assert_eq!(card.hex(&response(0x77)), "6985", "the challenge was used");
    assert_eq!(card.hex("00880093 02 4142 00").len(), 2 * 256 + 4, "and the card proves itself");
}

#[test]
fn a_wrong_answer_uses_the_challenge_and_opens_nothing() {
    let mut card = card(None, true);
    assert_eq!(card.hex(&response(0x77)), "6985", "no challenge yet");
    card.ok("00840000 10");
    assert_eq!(card.hex(&response(0x78)), "6300");
    assert_eq!(card.hex(&response(0x77)), "6985");
    assert_eq!(card.hex("00B08100 0A"), "6982");
    card.ok("00840000 10");
    assert_eq!(card.hex("00820093 01 41"), "6981", "the card's own key");
    assert_eq!(card.hex(&response(0x77).replace("00820094", "00820014")), "6A86", "no reference");
    card.ok("00A4040C 06 F053454B4902");
    assert_eq!(card.hex(&response(0x77)), "6985", "a selection forgets the challenge");
}

#[test]
fn a_challenge_that_could_be_guessed_proves_nothing() {
    let mut card = card(None, true);
    card.ok("00840000 10");
    card.ok("00840000 07");
    assert_eq!(card.hex(&response(0x77)), "6985", "nor does the longer one before it");
    card.ok("00840000 08");
    assert_eq!(card.hex(&response(0x77)), "9000");
}
