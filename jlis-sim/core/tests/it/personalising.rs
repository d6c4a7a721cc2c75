//! A resident becomes a card that reads, verifies PINs and signs.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{Authority, Generation, Line, Settings};
use sekisho_card_sim::{Card, CardFileError, MemoryStore};
use sekisho_jlis_sim_core::{
    CardKeys, CardNumbers, CardOrder, CardPlan, IssueSettings, Loaded, PersonaliseError, PersonalisedCard, Pins,
    PoolKeyLoader, Resident, Seed, Wanted, partition_municipalities, personalise,
};
use sha2::{Digest, Sha256};

const ISSUED_ON: Date = date(2026, 11, 22);

fn issued_at() -> Timestamp {
    "2026-11-22T03:04:05Z".parse().unwrap()
}

fn pool() -> &'static KeyPool {
    KeyPool::committed().unwrap()
}

fn authority() -> Authority {
    let keys = PoolKeys::genuine().unwrap();
    Authority::new(&Settings::default(), keys, "2024-05-10T01:02:03Z".parse().unwrap()).unwrap()
}

fn resident_born(birth: Date) -> Resident {
    Resident { birth, ..Resident::synthetic(&Seed::of_run("personalising"), 0, ISSUED_ON) }
}

fn pins() -> Pins {
    Pins {
        signature_password: "TEST1234".to_owned(),
        authentication_pin: "1234".to_owned(),
        ..Pins::synthetic(&Seed::of_run("personalising"), 0)
    }
}

fn numbers() -> CardNumbers {
    CardNumbers::synthetic(&Seed::of_run("personalising"), 0).unwrap()
}

fn order_card(resident: &Resident, pins: &Pins, wanted: Wanted) -> Result<PersonalisedCard, PersonaliseError> {
    let keys = CardKeys::from_pool(pool(), 0).unwrap();
    let plan = CardPlan::plastic().wanting(wanted);
    let order =
        CardOrder { resident, photo: None, pins, keys: &keys, numbers: numbers(), plan: &plan, at: issued_at() };
    personalise(&order, &IssueSettings::default(), &mut authority())
}

fn card_of(resident: &Resident) -> PersonalisedCard {
    order_card(resident, &pins(), Wanted::BOTH).unwrap()
}

fn open(card: &PersonalisedCard) -> Card {
    let draw = Seed::of_run("card").draw();
    Card::open(card.card.clone(), &PoolKeyLoader::new(pool()), Box::new(MemoryStore), Box::new(draw)).unwrap()
}

/// Sends a command and returns the data; the status must be 9000.
fn send(card: &mut Card, command: &str) -> Vec<u8> {
    let command: Vec<u8> = command.split(' ').map(|octet| u8::from_str_radix(octet, 16).unwrap()).collect();
    let mut response = Vec::new();
    card.transmit(&command, &mut response);
    assert_eq!(response.split_off(response.len() - 2), [0x90, 0x00], "{command:02X?}");
    response
}

#[test]
fn a_personalised_card_signs_with_the_key_of_its_authentication_certificate() {
    let made = card_of(&resident_born(date(1990, 4, 1)));
    let mut card = open(&made);
    send(&mut card, "00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01");
    send(&mut card, "00 A4 02 0C 02 00 18");
    send(&mut card, "00 20 00 80 04 31 32 33 34");
    send(&mut card, "00 A4 02 0C 02 00 17");
    let signature = send(&mut card, "80 2A 00 80 03 61 62 63 00");

    let certificate = openssl::x509::X509::from_der(&made.authentication.unwrap().der).unwrap();
    let key = certificate.public_key().unwrap().rsa().unwrap();
    let mut data = vec![0; 256];
    let length = key.public_decrypt(&signature, &mut data, openssl::rsa::Padding::PKCS1).unwrap();
    assert_eq!(data[..length], *b"abc");
}

#[test]
fn both_certificates_chain_to_the_authoritys_roots_and_have_different_keys() {
    let made = card_of(&resident_born(date(1990, 4, 1)));
    let authority = authority();
    let parse = |der: &[u8]| openssl::x509::X509::from_der(der).unwrap();
    let (signature, authentication) = (made.signature.unwrap(), made.authentication.unwrap());
    for (line, certificate) in [(Line::Signing, &signature), (Line::Authentication, &authentication)] {
        let root = parse(authority.root(line, Generation::FIRST).unwrap());
        assert!(parse(&certificate.der).verify(&root.public_key().unwrap()).unwrap(), "{line}");
    }
    assert_ne!(signature.key_name, authentication.key_name);
}

#[test]
fn an_adults_card_ends_on_the_tenth_birthday_and_its_certificates_on_the_fifth() {
    let made = card_of(&resident_born(date(1990, 4, 1)));
    assert_eq!(made.card_expiry, date(2036, 4, 1));
    let certificate = made.signature.unwrap();
    assert_eq!(certificate.not_after, "2031-04-01T14:59:59Z".parse().unwrap());
    assert_eq!(certificate.not_before, issued_at());
}

#[test]
fn whoever_turns_eighteen_on_the_day_of_issue_gets_an_adults_card() {
    assert_eq!(card_of(&resident_born(date(2008, 11, 22))).card_expiry, date(2036, 11, 22));
    assert_eq!(card_of(&resident_born(date(2008, 11, 23))).card_expiry, date(2030, 11, 23));
}

#[test]
fn a_child_under_fifteen_gets_no_signing_certificate_and_no_signing_key() {
    let child = card_of(&resident_born(date(2011, 11, 23)));
    assert_eq!(child.signature, None);
    assert!(child.authentication.is_some());
    assert_eq!(child.card.applications[0].keys.len(), 1);
    assert!(card_of(&resident_born(date(2011, 11, 22))).signature.is_some());
}

#[test]
fn a_holder_who_declines_both_certificates_gets_a_card_without_keys() {
    let declined = Wanted { signature: false, authentication: false };
    let made = order_card(&resident_born(date(1990, 4, 1)), &pins(), declined).unwrap();
    assert_eq!((made.signature, made.authentication), (None, None));
    assert!(made.card.applications[0].keys.is_empty());
}

#[test]
fn a_password_of_the_wrong_form_is_refused() {
    let wrong = Pins { signature_password: "short".to_owned(), ..pins() };
    let refused = order_card(&resident_born(date(1990, 4, 1)), &wrong, Wanted::BOTH).unwrap_err();
    let PersonaliseError::Card(CardFileError::Rule { path, .. }) = refused else {
        panic!("expected a rule of the card file, got {refused:?}");
    };
    assert_eq!(path, "applications[0].pins[1].value");
}

#[test]
fn every_synthetic_resident_gets_a_card_that_opens() {
    let seed = Seed::of_run("population");
    let mut authority = authority();
    for index in 0..200_u32 {
        let resident = Resident::synthetic(&seed, u64::from(index), ISSUED_ON);
        let keys = CardKeys::from_pool(pool(), index as usize).unwrap();
        let pins = Pins::synthetic(&seed, u64::from(index));
        let order = CardOrder {
            resident: &resident,
            photo: None,
            pins: &pins,
            keys: &keys,
            numbers: numbers(),
            plan: &CardPlan::plastic(),
            at: issued_at(),
        };
        let made = personalise(&order, &IssueSettings::default(), &mut authority).unwrap();
        assert_eq!(made.authentication.as_ref().unwrap().key_reused, index >= 152);
        open(&made);
    }
}

/// A card's certificate file has 1,900 bytes, and romanised place names stand in a certificate three times.
#[test]
fn the_certificates_of_the_municipalities_with_the_longest_names_fit_their_files() {
    let mut longest: Vec<_> = partition_municipalities().collect();
    longest.sort_by_key(|place| std::cmp::Reverse(3 * place.name_romaji.len() + place.name.len()));
    let mut authority = authority();
    let keys = CardKeys::from_pool(pool(), 0).unwrap();
    for municipality in &longest[..20] {
        let resident = Resident { municipality: **municipality, ..resident_born(date(1990, 4, 1)) };
        let (resident, pins, plan) = (&resident, &pins(), CardPlan::plastic());
        let order =
            CardOrder { resident, photo: None, pins, keys: &keys, numbers: numbers(), plan: &plan, at: issued_at() };
        let made = personalise(&order, &IssueSettings::default(), &mut authority);
        assert!(made.is_ok(), "{}: {made:?}", municipality.name);
    }
}

#[test]
fn the_same_seed_gives_the_same_card_byte_for_byte() {
    let seed = Seed::of_run("golden");
    let resident = Resident { birth: date(1985, 6, 15), ..Resident::synthetic(&seed, 3, ISSUED_ON) };
    let made = order_card(&resident, &Pins::synthetic(&seed, 3), Wanted::BOTH).unwrap();
    let mut digest = Sha256::new();
    for application in &made.card.applications {
        application.files.iter().for_each(|file| digest.update(&file.content.0));
        application.records.iter().flat_map(|file| &file.records).for_each(|record| digest.update(&record.0));
        application.keys.iter().for_each(|key| digest.update(&key.pkcs8.0));
        application.pins.iter().for_each(|pin| digest.update(&pin.value.0));
    }
    made.card.issuer_domain.objects.iter().for_each(|object| digest.update(&object.content.0));
    assert_eq!(format!("{:x}", digest.finalize()), "a3e30a0d085a40254997f1b8357bea1561a62abc73f0bfbd0ba8c287f1a54c45");
}

#[test]
fn the_picture_of_the_holder_is_kept_and_not_shown_by_debug() {
    let resident = resident_born(date(1990, 4, 5));
    let (pins, keys, picture) = (pins(), CardKeys::from_pool(pool(), 0).unwrap(), [0xA7_u8; 3]);
    let shown_as = format!("{picture:?}");
    let order = CardOrder {
        resident: &resident,
        photo: Some(&picture),
        pins: &pins,
        keys: &keys,
        numbers: numbers(),
        plan: &CardPlan::plastic(),
        at: issued_at(),
    };
    let made = personalise(&order, &IssueSettings::default(), &mut authority()).unwrap();
    assert_eq!(made.photo, picture);
    for shown in [format!("{order:?}"), format!("{made:?}")] {
        assert!(!shown.contains(&shown_as) && !shown.contains("photo"), "{shown}");
    }
}

#[test]
fn a_licence_has_no_room_for_a_large_picture_of_its_holder_and_shows_the_drawing_of_everybody() {
    let resident = resident_born(date(1990, 4, 5));
    let (pins, keys, plan) =
        (pins(), CardKeys::from_pool(pool(), 0).unwrap(), CardPlan::plastic().with(Loaded::Licence { pin: None }));
    let licence_with = |photo: Option<&[u8]>| {
        let order = CardOrder {
            resident: &resident,
            photo,
            pins: &pins,
            keys: &keys,
            numbers: numbers(),
            plan: &plan,
            at: issued_at(),
        };
        let made = personalise(&order, &IssueSettings::default(), &mut authority()).unwrap();
        made.card.applications.last().unwrap().files[1].content.clone()
    };
    let everybody = licence_with(None);
    assert_eq!(licence_with(Some(&[0xA7; 2001])), everybody);
    assert_ne!(licence_with(Some(&[0xA7; 2000])), everybody);
}
