//! Synthetic residents: reproducible, varied, and visibly nobody.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use sekisho_ca_sim::Sex;
use sekisho_jlis_sim_core::{Pins, Resident, Seed};

const ON: Date = date(2026, 11, 22);

fn population() -> Vec<Resident> {
    let seed = Seed::of_run("population");
    (0..400).map(|index| Resident::synthetic(&seed, index, ON)).collect()
}

#[test]
fn the_same_seed_gives_the_same_residents_and_another_gives_others() {
    assert_eq!(population(), population());
    let other = Seed::of_run("another population");
    assert_ne!(Resident::synthetic(&other, 0, ON), population()[0]);
}

#[test]
fn a_resident_is_who_he_has_always_been() {
    let resident = Resident::synthetic(&Seed::of_run("golden"), 3, ON);
    let items = resident.items();
    assert_eq!((items.name.as_str(), items.birth.as_str()), ("検証\u{3000}光", "319680816"));
    assert_eq!(items.address, "岡山県浅口市架空町一丁目９４番");
}

#[test]
fn everybody_is_alive_in_a_place_that_accepts_applications_with_a_wrong_number() {
    for resident in population() {
        assert!(resident.birth < ON);
        assert!(resident.municipality.accepts_applications());
        assert!(!resident.number.has_right_check_digit());
        assert!(resident.address().starts_with(resident.municipality.prefecture));
        assert!(resident.street.starts_with("架空町"));
    }
}

#[test]
fn substitute_digits_are_as_many_as_characters() {
    for resident in population() {
        let items = resident.items();
        assert_eq!(items.name_substitutes, "0".repeat(items.name.chars().count()));
        assert_eq!(items.address_substitutes, "0".repeat(items.address.chars().count()));
        assert!(items.address.chars().count() <= 200);
    }
}

#[test]
fn a_population_has_children_the_old_both_sexes_leap_days_and_many_places() {
    let all = population();
    assert!(all.iter().any(|resident| resident.birth > date(2011, 11, 22)));
    assert!(all.iter().any(|resident| resident.birth < date(1941, 11, 22)));
    assert!(
        all.iter().any(|resident| resident.sex == Sex::Female) && all.iter().any(|resident| resident.sex == Sex::Male)
    );
    let leap_days = all.iter().filter(|resident| (resident.birth.month(), resident.birth.day()) == (2, 29)).count();
    assert!(leap_days >= 45, "{leap_days}");
    let places: BTreeSet<&str> = all.iter().map(|resident| resident.municipality.code).collect();
    assert!(places.len() > 300, "{}", places.len());
}

#[test]
fn synthetic_pins_have_the_forms_of_the_card_and_do_not_show_themselves() {
    for index in 0..100 {
        let pins = Pins::synthetic(&Seed::of_run("pins"), index);
        assert!(pins.signature_password.len() == 10 && pins.signature_password.starts_with("TEST"));
        assert!(pins.authentication_pin.len() == 4 && pins.authentication_pin.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(format!("{pins:?}"), "Pins(redacted)");
    }
}
