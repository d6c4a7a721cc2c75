//! 生年月日: nine digits, era and Gregorian date.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;
use jiff::civil::{Date, date};

use super::personal;
use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::personal::{BIRTH, BIRTH_PARTLY};

/// First and last day of each era: Meiji, Taisho, Showa, Heisei, Reiwa. A day of change belongs to both.
const ERAS: [(Date, Date); 5] = [
    (date(1868, 1, 25), date(1912, 7, 30)),
    (date(1912, 7, 30), date(1926, 12, 25)),
    (date(1926, 12, 25), date(1989, 1, 7)),
    (date(1989, 1, 8), date(2019, 4, 30)),
    (date(2019, 5, 1), Date::MAX),
];

/// A day that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Birth {
    pub(super) month: i8,
    pub(super) day: i8,
}

/// The birthday that a signing certificate tells.
pub(super) fn of(facts: &Facts<'_>) -> Option<Birth> {
    let names = facts.extension(ID_CE_SUBJECT_ALT_NAME.as_bytes())?;
    let text = names.children().find_map(|name| personal::item(&name).filter(|(tail, _)| *tail == Some(4)))?.1?;
    let (_, _, month, day) = digits(text.text()?)?;
    Date::new(2024, month, day).ok().map(|date| Birth { month: date.month(), day: date.day() })
}

/// Era, year, month and day of nine digits.
fn digits(text: &str) -> Option<(usize, i16, i8, i8)> {
    if text.len() != 9 || !text.bytes().all(|octet| octet.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<i16>().ok());
    let small = |range| number(range).and_then(|number| i8::try_from(number).ok());
    Some((usize::try_from(number(0..1)?).ok()?, number(1..5)?, small(5..7)?, small(7..9)?))
}

/// Judges the nine digits.
pub(super) fn judge(text: &str) -> (&'static Rule, Judgement) {
    let Some((era, year, month, day)) = digits(text) else { return (BIRTH, Judgement::Differs) };
    let partly = era == 0 || year == 0 || month == 0 || day == 0;
    if partly {
        // Known parts must still make a date, and a day means nothing without its month.
        let stands = Date::new(if year == 0 { 2024 } else { year }, month.max(1), day.max(1)).is_ok();
        let holds = stands && era <= ERAS.len() && (month > 0 || day == 0);
        return (BIRTH_PARTLY, if holds { Judgement::AllowedChoice } else { Judgement::Differs });
    }
    let date = Date::new(year, month, day).ok();
    let span = era.checked_sub(1).and_then(|era| ERAS.get(era));
    let holds = date.zip(span).is_some_and(|(date, (first, last))| (*first..=*last).contains(&date));
    (BIRTH, Report::judgement(BIRTH, holds))
}
