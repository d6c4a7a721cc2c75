//! The n-th birthday from a day, by which JPKI certificates and cards end.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;

/// On which day somebody born on 29 February has a birthday in a common year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeapDayBirthday {
    /// 28 February. Chosen: the real rule for the last valid day is not known.
    February28,
    /// 1 March.
    March1,
}

/// Whether a birthday on the day of issue is the first of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IssueDayBirthday {
    /// It is not counted, so the certificate is valid for full years. Chosen.
    NotCounted,
    /// It is the first of the count.
    Counted,
}

/// How birthdays are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BirthdayRule {
    /// Birthdays on 29 February.
    pub leap_day: LeapDayBirthday,
    /// A birthday on the day of issue.
    pub issue_day: IssueDayBirthday,
}

impl Default for BirthdayRule {
    fn default() -> Self {
        Self { leap_day: LeapDayBirthday::February28, issue_day: IssueDayBirthday::NotCounted }
    }
}

impl BirthdayRule {
    /// The `count`-th birthday (from 1) of somebody born on `birth`, counted from the day `from`. A birthday later in
    /// the same year counts.
    ///
    /// # Errors
    /// [`CaError::Birthday`] if `birth` is after `from` or the result after the year 9999.
    pub fn nth(&self, birth: Date, from: Date, count: u8) -> Result<Date, CaError> {
        let failed = |problem| CaError::Birthday { birth, from, problem };
        if birth > from {
            return Err(failed("not born yet"));
        }
        let this_year = self.in_year(birth, from.year()).ok_or_else(|| failed("outside the supported years"))?;
        let counts = this_year > from || (this_year == from && self.issue_day == IssueDayBirthday::Counted);
        let skipped = i16::from(!counts);
        let year =
            from.year().checked_add(i16::from(count).saturating_sub(1)).and_then(|year| year.checked_add(skipped));
        year.and_then(|year| self.in_year(birth, year)).ok_or_else(|| failed("outside the supported years"))
    }

    /// Full years of age on the day `on`: a year is full from the birthday on. None before birth.
    #[must_use]
    pub fn age(&self, birth: Date, on: Date) -> Option<u16> {
        let years = u16::try_from(on.year() - birth.year()).ok()?;
        let had_birthday = self.in_year(birth, on.year())? <= on;
        years.checked_sub(u16::from(!had_birthday))
    }

    fn in_year(self, birth: Date, year: i16) -> Option<Date> {
        let ordinary = Date::new(year, birth.month(), birth.day()).ok();
        ordinary.or_else(|| match self.leap_day {
            LeapDayBirthday::February28 => Date::new(year, 2, 28).ok(),
            LeapDayBirthday::March1 => Date::new(year, 3, 1).ok(),
        })
    }
}
