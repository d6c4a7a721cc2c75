//! The two commands of a terminal's certificate.

use crate::rich::{ISSUER, TERMINAL_CA, rich};
use crate::support::Reader;

fn body(issuer: &[u8; 16]) -> String {
    let body = [&issuer[..], &[0x42; 281]].concat();
    format!("80A206C1 000133 7F21820233 5F4E820129 {}", hex::encode(body))
}

fn signature(octet: u8) -> String {
    format!("80A200C1 000105 5F37820100 {}", hex::encode([octet; 256]))
}

fn at_the_key() -> Reader {
    let mut card = rich();
    card.select(TERMINAL_CA);
    card
}

#[test]
fn a_certificate_of_the_right_authority_is_accepted_in_two_commands() {
    let mut card = at_the_key();
    assert_eq!(card.hex(&body(&ISSUER)), "9000");
    assert_eq!(card.hex(&signature(0x77)), "9000");
    assert_eq!(card.hex(&signature(0x77)), "6985", "the body was used");
}

#[test]
fn another_issuer_and_a_wrong_signature_are_refused() {
    let mut card = at_the_key();
    card.ok(&body(&ISSUER));
    assert_eq!(card.hex(&signature(0x78)), "6985");
    card.ok(&body(b"9999021\x08\x05001\0\0\0\0"));
    assert_eq!(card.hex(&signature(0x77)), "6985");
}

#[test]
fn wrong_parameters_lengths_and_selections_are_told_apart() {
    let mut card = at_the_key();
    assert_eq!(card.hex(&body(&ISSUER).replace("80A206C1", "80A200AE")), "6A86");
    assert_eq!(card.hex("80A206C1 03 7F2182"), "6700");
    assert_eq!(card.hex(&body(&ISSUER).replace("5F4E", "5F37")), "6700");
    assert_eq!(card.hex(&signature(0x77)), "6985", "no body yet");
    assert_eq!(rich().hex(&body(&ISSUER)), "6986", "no file is current");
    let mut card = rich();
    card.ok("00A4020C 02 0002");
    assert_eq!(card.hex(&body(&ISSUER)), "6981", "another file");
    card.ok("00A4040C 05 F001020309");
    card.ok("00A4020C 02 0003");
    assert_eq!(card.hex(&body(&ISSUER)), "6981", "an application without such a key");
}
