//! `reader/text`, `reader/number` and `reader/surface`.

use std::io::Write as _;
use std::process::Command;

use sekisho_ca_sim::keys::KeyPool;
use sekisho_harness_drivers_scene::{DriverProcess, Issued, Scene, done, issued, pins, refused};
use sekisho_harness_protocol::{AccessRef, Authenticity, Reason, Sex};
use sekisho_jlis_sim_core::{CardAuthority, CardAuthorityLine, CardAuthorityNames, CardPlan, IssueSettings};

use crate::conversation::start;

fn card() -> Issued {
    issued(&CardPlan::plastic(), &IssueSettings::default())
}

/// The driver with the issuers of the simulated cards.
fn start_with_issuers(scene: &Scene) -> DriverProcess {
    let authority = CardAuthority::new(KeyPool::committed().unwrap(), CardAuthorityNames::Own);
    let mut file = tempfile::NamedTempFile::new().unwrap();
    for line in [CardAuthorityLine::Surface, CardAuthorityLine::Text] {
        file.write_all(authority.key_id(line).unwrap().as_bytes()).unwrap();
        file.write_all(&authority.public_key(line).unwrap().encode()).unwrap();
    }
    let mut driver = Command::new(env!("CARGO_BIN_EXE_sekisho-driver-myna-card"));
    driver.arg(file.path());
    let mut process = DriverProcess::start(driver, &scene.pcscd);
    // The file is read before the first answer, and may go then.
    process.ask("initialize", serde_json::json!({ "protocol": "1.0" }));
    process
}

fn sex(card: &Issued) -> Sex {
    if card.resident.sex.digit() == "1" { Sex::Male } else { Sex::Female }
}

#[test]
fn text_and_number_are_those_of_the_resident_and_verified_up_to_the_issuer() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start_with_issuers(&scene);
    let (a, b) = (card.matching_number_a(), card.matching_number_b());
    for (access, secret) in [(AccessRef::TextPin, pins().text_pin), (AccessRef::MatchingNumberB, b)] {
        let text = done(driver.text(access, &secret));
        assert_eq!((text.name, text.address), (card.resident.name(), card.resident.address()));
        assert_eq!((text.birth.as_str(), text.sex), ("1980-02-17", sex(&card)));
        assert_eq!(text.authenticity, Authenticity::Verified);
    }
    for (access, secret) in [(AccessRef::TextPin, pins().text_pin), (AccessRef::MatchingNumberA, a)] {
        let number = done(driver.number(access, &secret));
        assert_eq!(number.number, card.resident.number.digits());
        assert_eq!(number.authenticity, Authenticity::Verified);
    }
}

#[test]
fn the_surface_is_what_is_printed_and_verified_up_to_the_issuer() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start_with_issuers(&scene);
    let number = card.surface_object(0x0005, [0xDF, 0x41]);
    for (access, secret, number_image) in [
        (AccessRef::MatchingNumberA, card.matching_number_a(), Some(number)),
        (AccessRef::MatchingNumberB, card.matching_number_b(), None),
    ] {
        let surface = done(driver.surface(access, &secret));
        assert_eq!((surface.birth.as_str(), surface.sex), ("1980-02-17", sex(&card)));
        assert_eq!(surface.expiry, card.personalised.card_expiry.to_string());
        let printed = |tag| card.surface_object(0x0002, [0xDF, tag]);
        assert_eq!(surface.name_image.0, printed(0x25));
        assert_eq!(surface.address_image.0, printed(0x26));
        assert_eq!(surface.photo.0, printed(0x27));
        assert_eq!(surface.security_code_image.0, printed(0x2A));
        assert_eq!(surface.number_image.map(|image| image.0), number_image);
        assert_eq!(surface.authenticity, Authenticity::Verified);
    }
}

#[test]
fn issuers_that_the_library_does_not_know_leave_the_origin_open() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let text = done(driver.text(AccessRef::TextPin, &pins().text_pin));
    let surface = done(driver.surface(AccessRef::MatchingNumberA, &card.matching_number_a()));
    assert_eq!((text.authenticity, surface.authenticity), (Authenticity::Unknown, Authenticity::Unknown));
}

/// The library carries the keys behind the numbers that real test cards use, and our keys are others.
#[test]
fn cards_that_borrow_the_numbers_of_test_cards_are_not_genuine() {
    let settings = IssueSettings { card_authority: CardAuthorityNames::TestCards, ..IssueSettings::default() };
    let card = issued(&CardPlan::plastic(), &settings);
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let text = done(driver.text(AccessRef::TextPin, &pins().text_pin));
    let surface = done(driver.surface(AccessRef::MatchingNumberB, &card.matching_number_b()));
    assert_eq!((text.authenticity, surface.authenticity), (Authenticity::NotVerified, Authenticity::NotVerified));
}

#[test]
fn a_wrong_secret_costs_one_try_and_one_that_cannot_be_right_none() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let wrong = Reason::WrongPin { tries_left: Some(9) };
    assert_eq!(refused(driver.surface(AccessRef::MatchingNumberB, "00000000000000")), wrong);
    assert_eq!(refused(driver.surface(AccessRef::TextPin, "1234")), Reason::Unsupported);
    assert_eq!(refused(driver.text(AccessRef::TextPin, "12x4")), Reason::PinMalformed);
    let wrong = Reason::WrongPin { tries_left: Some(2) };
    assert_eq!(refused(driver.text(AccessRef::TextPin, "0000")), wrong);
}

/// Number A opens no text, number B no number; and what was verified stays so when the next request connects anew, as
/// long as the application stays the current one.
#[test]
fn a_matching_number_opens_its_files_and_still_does_after_the_connection() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let (a, b) = (card.matching_number_a(), card.matching_number_b());
    assert_eq!(refused(driver.text(AccessRef::MatchingNumberA, &a)), Reason::PinRequired);
    done(driver.text(AccessRef::MatchingNumberB, &b));
    done(driver.number(AccessRef::MatchingNumberB, &b));
    done(driver.token());
    assert_eq!(refused(driver.number(AccessRef::MatchingNumberB, &b)), Reason::PinRequired);
}
