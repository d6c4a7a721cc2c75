//! What a developer's log would show of the parts that a card is made of.

use sekisho_card_sim::{
    JpkiContents, MatchingNumberB, TokenLabel,
    free_area::{FreeAreaContents, MutualAuthentication, PRIVATE_AID},
    surface::SurfaceContents,
    text::TextContents,
};

use crate::contents::digits;

/// Octets that Debug would show as this list.
const SECRET: [u8; 3] = [201, 202, 203];
const SHOWN: &str = "201, 202, 203";

fn octets() -> Vec<u8> {
    SECRET.to_vec()
}

fn number_b() -> MatchingNumberB {
    MatchingNumberB::new(&"060226".parse().unwrap(), 2036, &digits("4927")).unwrap()
}

fn assert_hidden(debug: &str) {
    for secret in [SHOWN, "4927", "TEST4927", "706802496588", "060226"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
    assert!(!debug.contains("201"), "octets one a line: {debug}");
}

#[test]
fn what_makes_a_jpki_application_shows_neither_keys_nor_pins_nor_certificates() {
    let contents = JpkiContents {
        signature_certificate: Some(octets()),
        signature_ca: octets(),
        authentication_certificate: Some(octets()),
        authentication_ca: octets(),
        signature_key_pkcs8: Some(octets()),
        authentication_key_pkcs8: Some(octets()),
        signature_password: Some("TEST4927".to_owned()),
        authentication_pin: Some("4927".to_owned()),
        token_label: TokenLabel::MyNumberCard,
        terminal_ca: None,
    };
    assert_hidden(&format!("{contents:?} {contents:#?}"));
}

#[test]
fn what_makes_a_text_application_shows_neither_number_nor_pin_nor_keys() {
    let contents = TextContents {
        number: octets(),
        attributes: octets(),
        integrity: octets(),
        certificate: octets(),
        basic_information: octets(),
        session_key: octets(),
        signing_key_record: octets(),
        signing_key_pkcs8: octets(),
        session_key_pkcs8: octets(),
        pin: Some("4927".to_owned()),
        number_a: digits("706802496588"),
        number_b: number_b(),
    };
    assert_hidden(&format!("{contents:?} {contents:#?}"));
}

#[test]
fn what_makes_a_surface_application_shows_neither_photo_nor_number_nor_key() {
    let contents = SurfaceContents {
        age_record: octets(),
        card_face: octets(),
        basic_information: octets(),
        certificate: octets(),
        number_image: octets(),
        signing_key_pkcs8: octets(),
        birth: "060226".parse().unwrap(),
        number_a: digits("706802496588"),
        number_b: number_b(),
    };
    assert_hidden(&format!("{contents:?} {contents:#?}"));
}

#[test]
fn what_makes_an_application_of_the_free_area_shows_neither_number_nor_pin_nor_keys() {
    let keys = MutualAuthentication { card_key_pkcs8: octets(), service_modulus: octets() };
    let contents = FreeAreaContents {
        aid: PRIVATE_AID,
        name: "private".to_owned(),
        user_number: octets(),
        pin: Some("4927".to_owned()),
        mutual_authentication: Some(keys),
    };
    assert_hidden(&format!("{contents:?} {contents:#?}"));
}
