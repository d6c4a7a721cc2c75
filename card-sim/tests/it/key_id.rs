//! Names of keys.

use proptest::prelude::*;
use sekisho_card_sim::{ContentError, KeyId};

use crate::contents::digits;

#[test]
fn a_name_is_seven_digits_08_05_three_digits_and_four_bytes() {
    assert_eq!(*KeyId::TEXT_AUTHORITY.as_bytes(), *b"9999033\x08\x05001\0\0\0\0");
    assert_eq!(*KeyId::SURFACE_AUTHORITY.as_bytes(), *b"9999023\x08\x05001\0\0\0\0");
    let card = KeyId::new(&digits("1322130"), &digits("002"), [0, 0, 0, 0x98]);
    assert_eq!(*card.as_bytes(), *b"1322130\x08\x05002\0\0\0\x98");
    let municipality = KeyId::of_municipality(&digits("13221"), &digits("31"));
    assert_eq!(*municipality.as_bytes(), *b"1322131\x08\x05000\0\0\0\0");
}

#[test]
fn a_name_is_written_with_its_last_four_bytes_only_when_there_is_something_in_them() {
    assert_eq!(KeyId::TEXT_AUTHORITY.to_string(), "9999033/001");
    assert_eq!(KeyId::new(&digits("1322130"), &digits("002"), [0, 0, 0, 0x98]).to_string(), "1322130/002/00000098");
}

#[test]
fn what_is_no_name_is_refused_with_the_place() {
    let error = |at| Err(ContentError::Bytes { what: "key identifier", at });
    assert_eq!(KeyId::from_bytes(b"99990A3\x08\x05001\0\0\0\0"), error(5));
    assert_eq!(KeyId::from_bytes(b"9999033\x09\x05001\0\0\0\0"), error(7));
    assert_eq!(KeyId::from_bytes(b"9999033\x08\x05 01\0\0\0\0"), error(9));
    let short = ContentError::Length { what: "key identifier", expected: 16, got: 15 };
    assert_eq!(KeyId::from_bytes(&[b'0'; 15]), Err(short));
    assert_eq!("9999033/001/0000".parse::<KeyId>(), error(12));
    assert_eq!("9999033/001/00000001/0".parse::<KeyId>(), error(16));
    assert_eq!("9999033".parse::<KeyId>(), Err(ContentError::Digits { expected: 3, got: 0 }));
    assert_eq!("999903/001".parse::<KeyId>(), Err(ContentError::Digits { expected: 7, got: 6 }));
}

#[test]
fn our_authorities_are_not_those_of_production_or_test_cards() {
    for id in [KeyId::SURFACE_AUTHORITY, KeyId::TEXT_AUTHORITY, KeyId::CARD_AUTHORITY] {
        assert_eq!(id.as_bytes()[..4], *b"9999");
    }
}

proptest! {
    #[test]
    fn a_name_is_read_back_as_it_was_written(number in "[0-9]{7}", group in "[0-9]{3}", end in any::<[u8; 4]>()) {
        let id = KeyId::new(&digits(&number), &digits(&group), end);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        prop_assert_eq!(KeyId::from_bytes(id.as_bytes()), Ok(id));
    }
}
