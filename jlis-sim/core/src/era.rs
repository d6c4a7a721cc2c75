//! A date in Japan's eras: as certificates write it, with a digit for the era, and as cards print it.

use jiff::civil::{Date, date};

/// First day of each era with its digit and name, newest first. The day of change belongs to the new era.
const ERAS: [(Date, char, &str); 5] = [
    (date(2019, 5, 1), '5', "令和"),
    (date(1989, 1, 8), '4', "平成"),
    (date(1926, 12, 25), '3', "昭和"),
    (date(1912, 7, 30), '2', "大正"),
    (date(1868, 1, 25), '1', "明治"),
];

/// `EYYYYMMDD`: E is 1 Meiji, 2 Taisho, 3 Showa, 4 Heisei, 5 Reiwa, 0 earlier; the year is Gregorian.
#[must_use]
pub fn era_birth(birth: Date) -> String {
    format!("{}{:04}{:02}{:02}", era_digit(birth), birth.year(), birth.month(), birth.day())
}

/// The date in nine digits `EYYYYMMDD`; none if they are not of that form or the era is not that of the day.
#[must_use]
pub fn era_birth_date(digits: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u16>().ok();
    let (year, month, day) = (number(1..5)?, number(5..7)?, number(7..9)?);
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (era_birth(date) == digits).then_some(date)
}

/// The digit of a day's era, 0 before Meiji.
pub(crate) fn era_digit(day: Date) -> char {
    era(day).map_or('0', |&(_, digit, _)| digit)
}

/// The year of a day's era, 1 for the first, as the last two digits that cards and licences print; before Meiji the
/// Gregorian year's.
pub(crate) fn era_year(day: Date) -> i16 {
    let before_first = era(day).map_or(0, |(first, ..)| first.year() - 1);
    (day.year() - before_first) % 100
}

fn era(day: Date) -> Option<&'static (Date, char, &'static str)> {
    ERAS.iter().find(|(first, ..)| *first <= day)
}

/// 和暦, as printed: `平成2年4月1日`. The first year of an era is 元年; before Meiji the year is Gregorian.
#[must_use]
pub fn era_date(day: Date) -> String {
    let (month, day_of_month) = (day.month(), day.day());
    match era(day) {
        Some((first, _, era)) if first.year() == day.year() => format!("{era}元年{month}月{day_of_month}日"),
        Some((first, _, era)) => format!("{era}{}年{month}月{day_of_month}日", day.year() - first.year() + 1),
        None => format!("{}年{month}月{day_of_month}日", day.year()),
    }
}
