//! Days and seconds of the Gregorian calendar from 1970 to 9999, for millions of entries: a few nanoseconds each.

use jiff::Timestamp;

/// Seconds of a day; X.509 knows no leap seconds.
const DAY: u64 = 86_400;
/// Days from 1 March of the year 0 to 1 January 1970, counted backwards through the Gregorian calendar.
const TO_1970: u64 = 719_468;
/// Days of 400 years, after which the calendar repeats.
const DAYS_OF_400_YEARS: u64 = 146_097;

/// A date and a time of day in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: u64,
    pub(super) month: u64,
    pub(super) day: u64,
    pub(super) hour: u64,
    pub(super) minute: u64,
    pub(super) second: u64,
}

impl Civil {
    /// Seconds since 1970, if there is such an instant and a [`Timestamp`] can be it: they end at 9999-12-30T22:00:00Z.
    pub(super) fn since_1970(self) -> Option<u64> {
        let Self { year, month, day, hour, minute, second } = self;
        let date = (1970..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        if !date || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        if day > 28 && day > days_of_month(year, month) {
            return None;
        }
        let since_1970 = day_number(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
        (since_1970 <= Timestamp::MAX.as_second().cast_unsigned()).then_some(since_1970)
    }
}

/// The day of an instant, and the second of that day.
pub(super) fn day_and_second(since_1970: u64) -> (u64, u64) {
    (since_1970 / DAY, since_1970 % DAY)
}

/// Year, month and day of a day counted from 1970.
pub(super) fn date(day: u64) -> (u64, u64, u64) {
    // Years begin in March here, so that a leap day is the last of its year.
    let day = day + TO_1970;
    let (era, of_era) = (day / DAYS_OF_400_YEARS, day % DAYS_OF_400_YEARS);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next_year, month, of_month)
}

fn day_number(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    era * DAYS_OF_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970
}

fn days_of_month(year: u64, month: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_the_one_that_another_calendar_says() {
        let mut expected = jiff::civil::date(1970, 1, 1);
        for number in 0.. {
            let (year, month, day) = date(number);
            let known = [expected.year().into(), i64::from(expected.month()), expected.day().into()];
            assert_eq!([year, month, day].map(|part| i64::try_from(part).unwrap()), known);
            let noon = Civil { year, month, day, hour: 12, minute: 34, second: 56 };
            let known = expected.at(12, 34, 56, 0).to_zoned(jiff::tz::TimeZone::UTC);
            let known = known.ok().map(|known| known.timestamp().as_second().cast_unsigned());
            assert_eq!(noon.since_1970(), known);
            match expected.tomorrow() {
                Ok(next) => expected = next,
                Err(_) => return,
            }
        }
    }

    #[test]
    fn what_is_on_no_calendar_is_no_instant() {
        let leap_day = Civil { year: 2028, month: 2, day: 29, hour: 23, minute: 59, second: 59 };
        assert!(leap_day.since_1970().is_some());
        let wrong = [
            Civil { year: 2027, ..leap_day },
            Civil { year: 2100, ..leap_day },
            Civil { month: 4, day: 31, ..leap_day },
            Civil { month: 13, day: 1, ..leap_day },
            Civil { month: 0, day: 1, ..leap_day },
            Civil { day: 0, ..leap_day },
            Civil { hour: 24, ..leap_day },
            Civil { minute: 60, ..leap_day },
            Civil { second: 60, ..leap_day },
            Civil { year: 1969, day: 1, ..leap_day },
            Civil { year: 10_000, day: 1, ..leap_day },
        ];
        for civil in wrong {
            assert_eq!(civil.since_1970(), None, "{civil:?}");
        }
    }
}
