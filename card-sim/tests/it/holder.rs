//! What is written about the holder: digits, days, name, address, 照合番号B.

use proptest::prelude::*;
use sekisho_card_sim::{CardDate, ContentError, Digits, EraBirth, HolderAddress, HolderName, MatchingNumberB, text};

use crate::contents::{attributes, digits};

#[test]
fn matching_number_b_is_the_era_birth_the_year_of_expiry_and_the_code() {
    let birth: EraBirth = "020401".parse().unwrap();
    let number = MatchingNumberB::new(&birth, 2036, &digits("0042")).unwrap();
    assert_eq!(number.as_bytes(), b"02040120360042");
    assert!(text::NUMBER_B_FORMAT.allows(number.as_bytes()));
    assert_eq!(MatchingNumberB::new(&birth, 0, &digits("0042")), Err(ContentError::Day { form: "YYYY" }));
    assert_eq!(MatchingNumberB::new(&birth, 10_000, &digits("0042")), Err(ContentError::Day { form: "YYYY" }));
}

#[test]
fn an_era_birth_is_six_digits_that_can_be_a_day() {
    let error = Err(ContentError::Day { form: "YYMMDD" });
    assert!("640107".parse::<EraBirth>().is_ok());
    assert!("040229".parse::<EraBirth>().is_ok());
    assert_eq!("000101".parse::<EraBirth>(), error, "eras begin with year 1");
    assert_eq!("641307".parse::<EraBirth>(), error);
    assert_eq!("640230".parse::<EraBirth>(), error);
    assert_eq!("640100".parse::<EraBirth>(), error);
    assert_eq!("19890107".parse::<EraBirth>(), Err(ContentError::Digits { expected: 6, got: 8 }));
}

#[test]
fn a_day_is_one_of_the_calendar() {
    let error = Err(ContentError::Day { form: "YYYYMMDD" });
    assert_eq!(CardDate::new(2024, 2, 29).map(|day| day.to_string()), Ok("20240229".to_owned()));
    assert_eq!(CardDate::new(2023, 2, 29), error);
    assert_eq!(CardDate::new(1900, 2, 29), error);
    assert_eq!(CardDate::new(2024, 13, 1), error);
    assert_eq!(CardDate::new(10_000, 1, 1), error);
    assert_eq!("20240431".parse::<CardDate>(), error);
    assert_eq!("00000101".parse::<CardDate>(), error);
    assert_eq!("2024-4-1".parse::<CardDate>(), Err(ContentError::Digits { expected: 8, got: 8 }));
    assert_eq!(CardDate::new(2036, 4, 1).unwrap().year(), 2036);
}

#[test]
fn digits_are_ascii_digits_of_the_right_number() {
    assert_eq!("１２３４".parse::<Digits<4>>(), Err(ContentError::Digits { expected: 4, got: 12 }));
    assert_eq!("123".parse::<Digits<4>>(), Err(ContentError::Digits { expected: 4, got: 3 }));
    assert_eq!(digits::<4>("0042").to_string(), "0042");
}

#[test]
fn the_parts_of_a_name_are_parted_by_a_full_width_space() {
    let name = HolderName::of_parts(&["見本", "花子"]).unwrap();
    assert_eq!(name.as_str(), "見本\u{3000}花子");
    assert_eq!(HolderName::new("見本\u{3000}花子"), Ok(name));
    assert!(HolderName::new("見本").is_ok(), "some people have one name");
}

#[test]
fn a_name_has_no_other_space_and_no_empty_part() {
    let rule = "no space and no control character";
    let error = ContentError::Character { what: "name", rule, at: 2, got: 0x20 };
    assert_eq!(HolderName::new("見本 花子"), Err(error));
    for empty in ["", "\u{3000}花子", "見本\u{3000}", "見本\u{3000}\u{3000}花子"] {
        assert_eq!(HolderName::new(empty), Err(ContentError::Empty { what: "name" }));
    }
    assert_eq!(HolderName::of_parts(&[]), Err(ContentError::Empty { what: "name" }));
}

#[test]
fn the_digits_of_an_address_are_full_width() {
    assert!(HolderAddress::new("架空町１－２").is_ok());
    let rule = "full-width digits and no control character";
    let error = ContentError::Character { what: "address", rule, at: 3, got: 0x31 };
    assert_eq!(HolderAddress::new("架空町1"), Err(error));
    assert_eq!(HolderAddress::new(""), Err(ContentError::Empty { what: "address" }));
}

#[test]
fn debug_output_and_errors_show_nothing_personal() {
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        attributes("見本\u{3000}花子", "架空町１番"),
        digits::<12>("012345678901"),
        "020401".parse::<EraBirth>().unwrap(),
        CardDate::new(1990, 4, 1).unwrap(),
        "01234567890X".parse::<Digits<12>>(),
    );
    for personal in ["見本", "花子", "架空", "1990", "0401", "0123"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}

proptest! {
    #[test]
    fn a_day_is_read_back_as_it_was_written(year in 0_u16..=10_001, month in 0_u8..=14, day in 0_u8..=33) {
        let text = format!("{year:04}{month:02}{day:02}");
        match CardDate::new(year, month, day) {
            Ok(date) => {
                prop_assert_eq!(date.to_string(), text);
                prop_assert_eq!(CardDate::from_bytes(date.as_bytes()), Ok(date));
            }
            Err(_) => prop_assert!(text.parse::<CardDate>().is_err()),
        }
    }

    #[test]
    fn no_text_is_a_name_and_loses_something(text in "\\PC{0,12}") {
        if let Ok(name) = HolderName::new(&text) {
            prop_assert_eq!(name.as_str(), text);
        }
    }
}
