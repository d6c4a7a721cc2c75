//! `reader/text`, `reader/number` and `reader/surface`.

use sekisho_harness_drivers_scene::{Scene, done, issued, pins, refused};
use sekisho_harness_protocol::{AccessRef, Authenticity, Reason, Sex};
use sekisho_jlis_sim_core::{CardPlan, IssueSettings};

use crate::conversation::start;

#[test]
fn text_and_number_are_those_of_the_resident() {
    let card = issued(&CardPlan::plastic(), &IssueSettings::default());
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let pin = pins().text_pin;
    let text = done(driver.text(AccessRef::TextPin, &pin));
    assert_eq!((text.name, text.address), (card.resident.name(), card.resident.address()));
    assert_eq!((text.birth.as_str(), text.sex), ("1980-02-17", sex(&card)));
    assert_eq!(text.authenticity, Authenticity::Unknown);
    assert_eq!(done(driver.number(AccessRef::TextPin, &pin)).number, card.resident.number.digits());
}

#[test]
fn both_matching_numbers_open_the_surface_and_its_images_are_those_of_the_card() {
    let card = issued(&CardPlan::plastic(), &IssueSettings::default());
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    for (access, secret) in
        [(AccessRef::MatchingNumberA, card.matching_number_a()), (AccessRef::MatchingNumberB, card.matching_number_b())]
    {
        let surface = done(driver.surface(access, &secret));
        assert_eq!((surface.birth.as_str(), surface.sex), ("1980-02-17", sex(&card)));
        assert_eq!(surface.expiry, card.personalised.card_expiry.to_string());
        let printed = |tag| card.surface_object(0x0002, [0xDF, tag]);
        assert_eq!(surface.name_image.0, printed(0x25));
        assert_eq!(surface.address_image.0, printed(0x26));
        assert_eq!(surface.photo.0, printed(0x27));
        assert_eq!(surface.security_code_image.0, printed(0x2A));
        assert_eq!((surface.number_image, surface.authenticity), (None, Authenticity::Unknown));
    }
}

#[test]
fn what_the_library_has_no_way_to_open_is_not_tried() {
    let card = issued(&CardPlan::plastic(), &IssueSettings::default());
    let scene = Scene::with(card.personalised.card.clone());
    let mut driver = start(&scene);
    let (a, b) = (card.matching_number_a(), card.matching_number_b());
    assert_eq!(refused(driver.text(AccessRef::MatchingNumberB, &b)), Reason::Unsupported);
    assert_eq!(refused(driver.number(AccessRef::MatchingNumberA, &a)), Reason::Unsupported);
    assert_eq!(refused(driver.surface(AccessRef::TextPin, "1234")), Reason::Unsupported);
}

#[test]
fn one_wrong_matching_number_costs_two_of_ten_tries() {
    let card = issued(&CardPlan::plastic(), &IssueSettings::default());
    let scene = Scene::with(card.personalised.card.clone());
    let wrong = refused(start(&scene).surface(AccessRef::MatchingNumberA, "000000000000"));
    assert_eq!(wrong, Reason::WrongPin { tries_left: Some(8) });
}

fn sex(card: &sekisho_harness_drivers_scene::Issued) -> Sex {
    if card.resident.sex.digit() == "1" { Sex::Male } else { Sex::Female }
}
