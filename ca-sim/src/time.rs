//! Instants in X.509 and days in Japan.

use std::time::Duration;

use der::asn1::{GeneralizedTime, UtcTime};
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use x509_cert::time::Time;

use crate::error::CaError;

/// Japan Standard Time: nine hours ahead of UTC, no summer time.
const JST: Offset = Offset::constant(9);

/// The day in Japan at this instant.
#[must_use]
pub fn jst_date(at: Timestamp) -> Date {
    jst(at).date()
}

/// Date and time of day in Japan at this instant.
pub(crate) fn jst(at: Timestamp) -> DateTime {
    JST.to_datetime(at)
}

/// 23:59:59 of this day in Japan, which is 14:59:59Z: where every JPKI validity ends.
///
/// # Errors
/// [`CaError::Time`] for a day outside the supported years.
pub fn end_of_day_jst(day: Date) -> Result<Timestamp, CaError> {
    instant(day.at(23, 59, 59, 0))
}

/// The instant of a date and time of day in Japan.
pub(crate) fn instant(local: DateTime) -> Result<Timestamp, CaError> {
    // What does not fit lies beyond one of the ends, which stands for it in the message.
    let end = if local.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    JST.to_timestamp(local).map_err(|_| CaError::Time { at: end })
}

/// The instant without its fraction of a second, which X.509 cannot carry.
pub(crate) fn whole_second(at: Timestamp) -> Timestamp {
    at.checked_sub(SignedDuration::from_nanos(i64::from(at.subsec_nanosecond()))).unwrap_or(at)
}

/// UTCTime to the end of 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5).
pub(crate) fn x509_time(at: Timestamp) -> Result<Time, CaError> {
    let unusable = CaError::Time { at };
    let Ok(seconds) = u64::try_from(at.as_second()) else { return Err(unusable) };
    let since_epoch = Duration::from_secs(seconds);
    if let Ok(time) = UtcTime::from_unix_duration(since_epoch) {
        return Ok(Time::UtcTime(time));
    }
    GeneralizedTime::from_unix_duration(since_epoch).map(Time::GeneralTime).map_err(|_| unusable)
}
