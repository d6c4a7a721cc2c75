//! Twelve digits, of which the last is right only on request.

use proptest::prelude::*;
use sekisho_jlis_sim_core::{MyNumber, MyNumberError, check_digit};

/// Worked by hand: weights 6 5 4 3 2 7 6 5 4 3 2 from the left.
#[test]
fn the_check_digit_follows_the_ordinance() {
    // 6+10+12+12+10+42+42+40+36+0+2 = 212 = 19 * 11 + 3: 11 - 3.
    assert_eq!(check_digit(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]), 8);
    // The sum is 0, and 6 * 2 = 12 leaves 1: both give 0.
    assert_eq!(check_digit(&[0; 11]), 0);
    assert_eq!(check_digit(&[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 0);
}

#[test]
fn anything_but_twelve_digits_is_refused_without_repeating_it() {
    for text in ["", "12345678901", "1234567890123", "12345678901a", "１２３４５６７８９０１２"] {
        let got = text.chars().count();
        assert_eq!(MyNumber::parse(text), Err(MyNumberError::Form { expected: 12, got }));
    }
}

#[test]
fn a_number_does_not_show_itself() {
    let number = MyNumber::parse("123456789018").unwrap();
    assert_eq!(format!("{number:?}"), "MyNumber(redacted)");
    assert!(number.has_right_check_digit());
}

proptest! {
    #[test]
    fn a_synthetic_number_is_never_right_and_one_digit_away_from_being_so(first in prop::array::uniform11(0..10_u8)) {
        let synthetic = MyNumber::synthetic(first);
        prop_assert!(!synthetic.has_right_check_digit());
        let right = MyNumber::with_right_check_digit(first);
        prop_assert!(right.has_right_check_digit());
        prop_assert_eq!(&synthetic.digits()[..11], &right.digits()[..11]);
        prop_assert_eq!(MyNumber::parse(&synthetic.digits()), Ok(synthetic));
    }

    #[test]
    fn any_text_is_a_number_or_an_error(text in "\\PC{0,14}") {
        prop_assert_eq!(MyNumber::parse(&text).is_ok(), text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit()));
    }
}
