//! Every card to order is read whole by an independent terminal, and is what its name says.

use openssl::asn1::Asn1Time;
use sekisho_jlis_sim_core::{CARD_PROFILES, CardAuthorityLine, CardProfile};

use super::agreement::agrees_on_the_number;
use super::desk::{Handed, TODAY, Whole, now, ordered};
use super::terminal::loaded::{self, Gate};
use super::terminal::rsa::Key;
use super::terminal::{BLOCKED, CLOSED, NOT_FOUND, OK, jpki, names, surface, text, tlv};

const CONTACT: &str = "3BE000FF8131FE4514";

/// A plastic card with both certificates, with nothing loaded, that answers so.
fn is_plain(profile: &str, atr: &str, contact_atr: &str) {
    let mut card = ordered(profile);
    assert_eq!(card.atr(), atr);
    card.has_only(&names::PLASTIC);
    let whole = card.read();
    assert_eq!(whole.jpki.presence, [true, true]);
    assert!(whole.jpki.signature.is_some() && whole.jpki.authentication.is_some());
    let object: String = whole.domain.contact_atr.iter().map(|octet| format!("{octet:02X}")).collect();
    assert_eq!(format!("3B{object}"), contact_atr);
    assert_eq!(card.common_user_number(), Err(NOT_FOUND));
    assert_eq!(card.terminal().send(&[0x80, 0xFC, 0x00, 0x00]).1, 0x6700);
}

/// A plastic card with these certificates: signing, authentication.
fn has_certificates(profile: &str, there: [bool; 2]) {
    let mut card = ordered(profile);
    card.has_only(&names::PLASTIC);
    let whole = card.read();
    assert_eq!(whole.jpki.presence, there);
    assert_eq!([whole.jpki.signature.is_some(), whole.jpki.authentication.is_some()], there);
}

#[test]
fn a_plastic_card_has_five_applications_and_answers_over_its_contacts() {
    is_plain("plastic", CONTACT, CONTACT);
}

#[test]
fn a_plastic_card_may_have_another_contact_interface() {
    let atr = "3BDA13FF8131FB468012392F31C173C601C03B";
    is_plain("contact-da13", atr, atr);
}

#[test]
fn a_plastic_card_may_have_a_third_contact_interface() {
    let atr = "3BC5FF8131FB458073C6010000";
    is_plain("contact-c5", atr, atr);
}

#[test]
fn a_contactless_reader_makes_an_answer_to_reset_and_the_card_still_tells_its_own() {
    is_plain("contactless-05e0", "3B888001000005E0B381A1007F", CONTACT);
}

#[test]
fn another_card_on_a_contactless_reader_has_another_answer_to_reset() {
    is_plain("contactless-41e0", "3B888001000041E0B381A1003B", CONTACT);
}

#[test]
fn a_newer_card_on_a_contactless_reader_has_its_own_answer_to_reset() {
    is_plain("contactless-4b51-b3", "3B888001004B51FFB381D1000F", CONTACT);
}

#[test]
fn a_newer_card_on_another_reader_has_another_answer_to_reset() {
    is_plain("contactless-4b51-00", "3B888001004B51FF0081D100BC", CONTACT);
}

#[test]
fn a_reader_may_make_an_answer_to_reset_of_its_own_kind() {
    is_plain("contactless-f5-d1", "3BF59100FF918171FE400042000100D1D6", CONTACT);
}

#[test]
fn another_reader_may_make_yet_another_answer_to_reset() {
    is_plain("contactless-f5-a1", "3BF59100FF918171FE4000420001B3A115", CONTACT);
}

#[test]
fn an_adult_may_decline_the_signing_certificate() {
    has_certificates("authentication-only", [false, true]);
}

#[test]
fn an_adult_may_decline_the_authentication_certificate() {
    has_certificates("signature-only", [true, false]);
}

#[test]
fn an_adult_may_decline_both_certificates() {
    has_certificates("no-certificate", [false, false]);
}

#[test]
fn a_child_gets_no_signing_certificate_and_a_card_of_five_years() {
    has_certificates("child", [false, true]);
    let card = ordered("child");
    assert!(card.made.card_expiry.year() - TODAY.year() <= 5);
    assert_eq!(card.resident.birth.year(), 2019);
}

#[test]
fn an_adult_ward_gets_no_signing_certificate() {
    has_certificates("ward", [false, true]);
}

#[test]
fn a_card_without_pins_is_read_by_its_printed_numbers_alone() {
    let mut card = ordered("no-pin");
    card.has_only(&names::PLASTIC);
    let whole = card.read_with(None);
    assert_eq!(whole.jpki.presence, [false, true]);
    agrees_on_the_number(&card, &whole);
}

#[test]
fn on_a_blocked_card_no_reference_takes_even_the_right_secret() {
    let mut card = ordered("blocked");
    card.has_only(&names::PLASTIC);
    let (digits, b, birth, pins) =
        (card.resident.number.digits(), card.number_b.clone(), card.era_birth, card.pins.clone());
    let mut terminal = card.terminal();
    let opening = jpki::Opening { aid: names::JPKI, pin: None, password: None, is_phone: false };
    let read = jpki::read(&mut terminal, &opening, jpki::sign_with_rsa);
    assert_eq!((read.presence, read.authentication.is_some()), ([true, true], true));
    let references: [(&[u8], u16, &str); 10] = [
        (names::JPKI, 0x0018, &pins.authentication_pin),
        (names::JPKI, 0x001B, &pins.signature_password),
        (names::TEXT, 0x0011, &pins.text_pin),
        (names::TEXT, 0x0014, &digits),
        (names::TEXT, 0x0015, &b),
        (names::SURFACE, 0x0011, birth),
        (names::SURFACE, 0x0012, &b),
        (names::SURFACE, 0x0013, &digits),
        (names::COMMON, 0x001C, &pins.card_pin),
        (names::JUKI, 0x001C, &pins.card_pin),
    ];
    for (aid, fid, secret) in references {
        assert_eq!(terminal.select(aid), OK);
        assert_eq!(terminal.tries(fid), 0x63C0, "{aid:02X?} {fid:04X}");
        assert_eq!(terminal.verify(fid, secret), BLOCKED, "{aid:02X?} {fid:04X}");
    }
    for (aid, closed) in [(names::TEXT, [0x0001, 0x0002]), (names::SURFACE, [0x0002, 0x0005])] {
        assert_eq!(terminal.select(aid), OK);
        assert_eq!(closed.map(|fid| terminal.read(fid)), [Err(CLOSED), Err(CLOSED)]);
    }
}

#[test]
fn an_expired_card_still_works_and_its_dates_lie_in_the_past() {
    let mut card = ordered("expired");
    card.has_only(&names::PLASTIC);
    let whole = card.read();
    assert!(whole.domain.expiry < TODAY.strftime("%Y%m%d").to_string());
    let today = Asn1Time::from_unix(now().as_second()).unwrap();
    for certificate in [whole.jpki.signature.unwrap(), whole.jpki.authentication.unwrap()] {
        assert!(certificate.not_before() < certificate.not_after() && certificate.not_after() < today);
    }
}

/// A plastic card with マイナ免許証.
fn has_licence(profile: &str, pin: Option<&str>) {
    let mut card = ordered(profile);
    card.has_only(&[&names::PLASTIC[..], &[names::LICENCE]].concat());
    card.read();
    let police = Key::of_modulus(card.authority.police_key().unwrap().modulus());
    let licence = loaded::licence(&mut card.terminal(), pin, &police);
    // In Japan it was issued on a day of Reiwa 8, and ends with the card, on a day of Reiwa 18.
    assert_eq!((licence.field(0xC2), licence.field(0xC5)), (&b"5081122"[..], &b"5180217"[..]));
    assert_eq!((licence.field(0xE7).len(), &licence.field(0xE7)[..2]), (12, &b"99"[..]));
    assert_eq!(licence.field(0x107), card.made.photo, "one face on both");
}

#[test]
fn a_licence_on_the_card_stands_behind_a_pin_with_ten_tries() {
    has_licence("licence", Some("4321"));
}

#[test]
fn a_licence_on_the_card_may_have_no_pin() {
    has_licence("licence-no-pin", None);
}

/// A plastic card with an application in the free area, which knows the holder by a number of ten digits.
fn free_area(profile: &str, aid: &[u8]) -> (Handed, Whole) {
    let mut card = ordered(profile);
    card.has_only(&[&names::PLASTIC[..], &[aid]].concat());
    let whole = card.read();
    (card, whole)
}

fn is_user_number(number: &str) {
    assert!(number.len() == 10 && number.bytes().all(|digit| digit.is_ascii_digit()), "{number}");
}

#[test]
fn a_municipalitys_application_tells_everybody_its_user_number() {
    let (mut card, _) = free_area("ordinance", names::ORDINANCE);
    is_user_number(&loaded::user_number(&mut card.terminal(), names::ORDINANCE, &Gate::Free));
}

#[test]
fn a_municipalitys_application_may_have_a_pin() {
    let (mut card, _) = free_area("ordinance-pin", names::ORDINANCE);
    is_user_number(&loaded::user_number(&mut card.terminal(), names::ORDINANCE, &Gate::Pin("8765")));
}

#[test]
fn a_firms_application_tells_its_user_number_after_a_pin() {
    let (mut card, _) = free_area("private", names::PRIVATE);
    is_user_number(&loaded::user_number(&mut card.terminal(), names::PRIVATE, &Gate::Pin("8765")));
}

#[test]
fn a_firms_application_tells_its_user_number_after_mutual_authentication() {
    let (mut card, whole) = free_area("private-mutual", names::PRIVATE);
    let authority = card.authority;
    let service = |challenge: &[u8]| authority.service_response(challenge).unwrap();
    let gate = Gate::Mutual(&whole.domain.card_key, &service);
    is_user_number(&loaded::user_number(&mut card.terminal(), names::PRIVATE, &gate));
}

#[test]
fn the_common_application_may_hold_a_user_number() {
    let mut card = ordered("common-user-number");
    card.has_only(&names::PLASTIC);
    card.read();
    is_user_number(&card.common_user_number().unwrap());
}

/// A phone with these certificates, which has the JPKI application alone.
fn is_phone(profile: &str, label: &str, there: [bool; 2]) -> Handed {
    let mut card = ordered(profile);
    card.has_only(&[names::JPKI]);
    let read = card.read_jpki(names::JPKI, true, jpki::sign_with_rsa);
    assert_eq!((&*read.label, read.presence), (label, there));
    assert_eq!([read.signature.is_some(), read.authentication.is_some()], there);
    let mut terminal = card.terminal();
    assert_eq!([0x0045, 0x00F8, 0x5F51].map(|tag| terminal.object(tag)), [const { Err(0x6A88) }; 3]);
    card
}

#[test]
fn in_an_android_phone_the_authentication_certificate_needs_its_pin() {
    let mut phone = is_phone("android", "JPKIAPGPSETOKEN", [true, true]);
    assert_eq!(phone.terminal().send(&[0x80, 0xFC, 0x00, 0x00]).1, 0x6700);
}

#[test]
fn an_iphone_takes_the_last_command_indicator() {
    let mut phone = is_phone("iphone", "JPKIAPIOSTOKEN", [true, true]);
    assert_eq!(phone.terminal().send(&[0x80, 0xFC, 0x00, 0x00]).1, OK);
}

#[test]
fn a_phone_may_have_the_authentication_certificate_alone() {
    is_phone("android-authentication-only", "JPKIAPGPSETOKEN", [false, true]);
}

#[test]
fn the_next_generation_has_two_applications_and_signs_on_p384() {
    let mut card = ordered("next-generation");
    card.has_only(&[names::NEXT_AUTHENTICATION, names::NEXT_CARD_FACE]);
    let read = card.read_jpki(names::NEXT_AUTHENTICATION, false, jpki::sign_with_p384);
    assert!(read.signature.is_some() && read.authentication.is_some());
    let (number_a, number_b) = (card.resident.number.digits(), card.number_b.clone());
    let [surface_line, text_line] = [CardAuthorityLine::Surface, CardAuthorityLine::Text].map(|line| card.trust(line));
    let (birth, name) = (card.era_birth, card.resident.name());
    let mut terminal = card.terminal();
    let opening = surface::Opening {
        aid: names::NEXT_CARD_FACE,
        birth,
        number_a: &number_a,
        number_b: &number_b,
        authority: (&surface_line.0, &surface_line.1),
    };
    surface::read(&mut terminal, &opening);
    // Both printed numbers are verified: the files of the text application stand behind those of the surface application.
    let [number, attributes, integrity, certificate] =
        [0x0021, 0x0022, 0x0023, 0x0024].map(|fid| terminal.read(fid).unwrap());
    let certificate = super::terminal::cv_certificate::in_file(&certificate, &text_line.0, &text_line.1);
    text::check_integrity(&integrity, &number, &attributes, &certificate.key);
    assert_eq!(tlv::filled(&number, 0xFF10, 0xFF).value, number_a.as_bytes());
    let attributes = tlv::template(&attributes, 0xFF20, &[0xDF21, 0xDF22, 0xDF23, 0xDF24, 0xDF25]);
    assert_eq!(attributes[1].value, name.as_bytes());
    // What only the text application's own keys could serve is not there, and there is no third PIN.
    assert_eq!([0x0026, 0x0027].map(|fid| terminal.read(fid)), [Err(NOT_FOUND), Err(NOT_FOUND)]);
}

#[test]
fn every_profile_is_read_whole_by_a_test() {
    let tests = include_str!("profiles.rs");
    let readers = ["ordered", "is_plain", "has_certificates", "has_licence", "free_area", "is_phone"];
    for profile in CARD_PROFILES {
        let read = |reader: &&str| tests.contains(&format!("{reader}(\"{}\"", profile.name));
        assert!(readers.iter().any(read), "no test reads {}", profile.name);
    }
}

#[test]
fn no_two_profiles_are_the_same_card() {
    for (index, profile) in CARD_PROFILES.iter().enumerate() {
        for other in &CARD_PROFILES[index + 1..] {
            assert_ne!(profile.name, other.name);
            assert_ne!((profile.english, profile.japanese), (other.english, other.japanese));
            // The card of a ward does not tell why it has no signing certificate.
            if other.name != "ward" {
                let what = |of: &CardProfile| (of.plan(), of.applicant, of.issued_years_ago);
                assert_ne!(what(profile), what(other), "{} and {}", profile.name, other.name);
            }
        }
    }
}

#[test]
fn no_pin_of_a_loaded_application_is_shown_by_debug() {
    for (profile, pin) in [("licence", "4321"), ("ordinance-pin", "8765")] {
        let plan = CardProfile::named(profile).unwrap().plan();
        let shown = format!("{plan:?}");
        assert!(shown.contains("has_pin: true") && !shown.contains(pin), "{shown}");
    }
}
