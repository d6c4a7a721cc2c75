//! A date of birth as certificates write it: era digit and Gregorian date.

use jiff::civil::{Date, date};

/// First day of each era with its digit, newest first. The day of change belongs to the new era.
const ERAS: [(Date, char); 5] = [
    (date(2019, 5, 1), '5'),
    (date(1989, 1, 8), '4'),
    (date(1926, 12, 25), '3'),
    (date(1912, 7, 30), '2'),
    (date(1868, 1, 25), '1'),
];

/// `EYYYYMMDD`: E is 1 Meiji, 2 Taisho, 3 Showa, 4 Heisei, 5 Reiwa, 0 earlier; the year is Gregorian.
#[must_use]
pub fn era_birth(birth: Date) -> String {
    format!("{}{:04}{:02}{:02}", era_digit(birth), birth.year(), birth.month(), birth.day())
}

/// The digit of a day's era, 0 before Meiji.
pub(crate) fn era_digit(day: Date) -> char {
    era(day).map_or('0', |&(_, digit)| digit)
}

/// The year of a day's era, 1 for the first, as the last two digits that cards and licences print; before Meiji the
/// Gregorian year's.
pub(crate) fn era_year(day: Date) -> i16 {
    let before_first = era(day).map_or(0, |(first, _)| first.year() - 1);
    (day.year() - before_first) % 100
}

fn era(day: Date) -> Option<&'static (Date, char)> {
    ERAS.iter().find(|(first, _)| *first <= day)
}
