//! Signatures (`80 2A`) and GET CHALLENGE.

use sekisho_card_sim::{CardFile, FileStore, jpki};

use crate::support::{PASSWORD, PIN, bytes, card, card_file, card_with, jpki, open};

/// DigestInfo of a SHA-256 value, as OpenSC sends it.
const DIGEST_INFO: &str = "3031300D060960864801650304020105000420\
    000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

fn sign(data: &str) -> String {
    format!("802A0080 {:02X} {data} 00", data.len() / 2)
}

#[test]
fn the_thin_path_select_read_verify_and_sign_works_on_a_card_from_a_json_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    FileStore::create(&path, &card_file()).unwrap();
    let (file, store) = FileStore::open(&path).unwrap();
    let mut reader = open(file, Box::new(store));

    reader.ok("00A4040C 0A D392F000260100000001");
    reader.select(jpki::AUTHENTICATION_CERTIFICATE);
    assert_eq!(reader.ok("00B0000004"), bytes("308205E2"));
    assert_eq!(reader.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    reader.select(jpki::AUTHENTICATION_KEY);
    let signature = reader.ok(&sign(DIGEST_INFO));
    assert_eq!(signature.len(), 256);
    assert!(signature.starts_with(&[0xA2, 1, 0xFF]) && signature.ends_with(&bytes(DIGEST_INFO)));
    assert_eq!(reader.verify(jpki::SIGNATURE_PASSWORD, "WRONG1"), "63C4");

    let kept = CardFile::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(kept.applications[0].pin(jpki::SIGNATURE_PASSWORD).unwrap().tries_left, 4);
}

#[test]
fn each_key_signs_only_after_its_own_pin() {
    let mut card = jpki();
    card.select(jpki::SIGNATURE_KEY);
    assert_eq!(card.sw(&sign(DIGEST_INFO)), "6982");
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    card.select(jpki::SIGNATURE_KEY);
    assert_eq!(card.sw(&sign(DIGEST_INFO)), "6982");
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    card.select(jpki::SIGNATURE_KEY);
    assert_eq!(card.ok(&sign(DIGEST_INFO))[0], 0xA1);
    assert_eq!(card.ok(&sign(DIGEST_INFO))[0], 0xA1, "one verification serves several signatures");
}

#[test]
fn a_key_is_named_by_its_short_identifier_too() {
    let mut card = jpki();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    let by_short_id = sign(DIGEST_INFO).replacen("802A0080", "802A0097", 1);
    assert_eq!(card.ok(&by_short_id)[0], 0xA2);
}

#[test]
fn arbitrary_bytes_are_padded_and_signed_up_to_245() {
    let mut card = jpki();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    card.select(jpki::AUTHENTICATION_KEY);
    assert!(card.ok(&sign("68656C6C6F")).ends_with(b"\0hello"));
    assert_eq!(card.ok(&sign(&"AB".repeat(245))).len(), 256);
    assert_eq!(card.sw(&sign(&"AB".repeat(246))), "6985");
}

#[test]
fn a_signature_in_the_wrong_form_or_place_is_refused() {
    let mut card = jpki();
    assert_eq!(card.sw(&sign("00")), "6986", "nothing is selected");
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    assert_eq!(card.sw(&sign("00")), "6981", "a PIN reference is selected");
    card.select(jpki::AUTHENTICATION_KEY);
    assert_eq!(card.sw("802A008000"), "6700", "no data");
    assert_eq!(card.sw("802A00800168"), "6700", "no Le");
    assert_eq!(card.sw("802A0080016880"), "6700", "Le shorter than the signature");
    assert_eq!(card.sw("802A0680016800"), "6A86", "an unknown scheme");
    assert_eq!(card.sw("002A0080016800"), "6D00", "the interindustry class");
}

#[test]
fn a_challenge_has_exactly_the_length_asked_for() {
    let mut card = card();
    assert_eq!(card.ok("0084000004"), [1, 2, 3, 4], "also before any application is selected");
    card.ok("00A4040C 0A D392F000260100000001");
    assert_eq!(card.ok("0084000001"), [5]);
    assert_eq!(card.ok("0084000000").len(), 256);
    assert_eq!(card.sw("00840000000101"), "6985", "257 bytes need the extended form, which is refused");
    assert_eq!(card.sw("00840000"), "6700");
    assert_eq!(card.sw("0084000104"), "6A86");
    assert_eq!(card_with(|settings| settings.extended_get_challenge = true).ok("00840000000101").len(), 257);
}
