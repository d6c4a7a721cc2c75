//! The fifth birthday and its corners.

use jiff::civil::{Date, date};
use sekisho_ca_sim::{
    BirthdayRule, CaError, Carrier, CrlRule, IssueDayBirthday, LeapDayBirthday, Settings, Validity, end_of_day_jst,
    jst_date,
};

use crate::world::at;

fn fifth(birth: Date, issued: Date) -> Date {
    BirthdayRule::default().nth(birth, issued, 5).unwrap()
}

#[test]
fn a_birthday_later_in_the_year_of_issue_counts_and_an_earlier_one_does_not() {
    assert_eq!(fifth(date(1990, 12, 1), date(2026, 11, 22)), date(2030, 12, 1));
    assert_eq!(fifth(date(1990, 11, 21), date(2026, 11, 22)), date(2031, 11, 21));
}

#[test]
fn a_birthday_on_the_day_of_issue_counts_only_if_the_setting_says_so() {
    let day = date(2026, 11, 22);
    assert_eq!(fifth(date(1990, 11, 22), day), date(2031, 11, 22));
    let counted = BirthdayRule { issue_day: IssueDayBirthday::Counted, ..BirthdayRule::default() };
    assert_eq!(counted.nth(date(1990, 11, 22), day, 5).unwrap(), date(2030, 11, 22));
}

#[test]
fn somebody_born_on_29_february_ends_on_28_february_of_a_common_year() {
    let birth = date(2000, 2, 29);
    assert_eq!(fifth(birth, date(2026, 11, 22)), date(2031, 2, 28));
    assert_eq!(fifth(birth, date(2027, 11, 22)), date(2032, 2, 29));
    let march = BirthdayRule { leap_day: LeapDayBirthday::March1, ..BirthdayRule::default() };
    assert_eq!(march.nth(birth, date(2026, 11, 22), 5).unwrap(), date(2031, 3, 1));
}

#[test]
fn nobody_gets_a_certificate_before_birth() {
    let (birth, from) = (date(2026, 11, 23), date(2026, 11, 22));
    let refused = BirthdayRule::default().nth(birth, from, 5);
    assert_eq!(refused, Err(CaError::Birthday { birth, from, problem: "not born yet" }));
}

#[test]
fn a_year_of_age_is_full_on_the_birthday() {
    let rule = BirthdayRule::default();
    let ages = [date(2026, 11, 21), date(2026, 11, 22), date(2011, 11, 22), date(2011, 11, 21)];
    let ages = ages.map(|on| rule.age(date(2011, 11, 22), on));
    assert_eq!(ages, [Some(14), Some(15), Some(0), None]);
    assert_eq!(rule.age(date(2008, 2, 29), date(2026, 2, 28)), Some(18));
}

#[test]
fn a_certificate_ends_with_the_last_second_of_the_birthday_in_japan() {
    let birth = date(1990, 4, 1);
    // 15:30Z is already the next day in Japan.
    let issued = at("2026-11-22T15:30:00.5Z");
    let validity = Validity::of_holder(&Settings::default(), Carrier::Card, issued, birth, None).unwrap();
    assert_eq!(jst_date(issued), date(2026, 11, 23));
    assert_eq!(validity.not_before(), at("2026-11-22T15:30:00Z"));
    assert_eq!(validity.not_after(), at("2031-04-01T14:59:59Z"));
    assert_eq!(end_of_day_jst(date(2031, 4, 1)).unwrap(), validity.not_after());
}

#[test]
fn a_certificate_never_outlives_its_card() {
    let expiry = Some(date(2028, 4, 1));
    let birth = date(1990, 4, 1);
    let validity =
        Validity::of_holder(&Settings::default(), Carrier::Card, at("2026-11-22T00:00:00Z"), birth, expiry).unwrap();
    assert_eq!(validity.not_after(), at("2028-04-01T14:59:59Z"));
}

#[test]
fn a_validity_that_ends_before_it_begins_is_refused() {
    let (not_before, not_after) = (at("2026-11-22T00:00:01Z"), at("2026-11-22T00:00:00Z"));
    assert_eq!(Validity::new(not_before, not_after), Err(CaError::Validity { not_before, not_after }));
}

#[test]
fn a_time_outside_the_supported_years_is_told_as_such() {
    let outside = CaError::Time { at: jiff::Timestamp::MAX };
    assert_eq!(end_of_day_jst(Date::MAX), Err(outside.clone()));
    let late = CrlRule { build_time: jiff::civil::Time::constant(23, 0, 0, 0), ..CrlRule::default() };
    assert_eq!(late.newest_at(jiff::Timestamp::MAX), Err(outside));
}
