//! From clock cycles to nanoseconds, without overflow, and from nanoseconds to text.

/// Nanoseconds in a second.
const NANOSECONDS: u128 = 1_000_000_000;

/// The carrier of a contactless link in hertz, fc (ISO/IEC 14443-2, 6.1).
pub(super) const CARRIER_HERTZ: u64 = 13_560_000;

/// `cycles` of a clock of `hertz`, in nanoseconds, rounded to the nearest; the largest value if it does not fit.
pub(super) fn nanoseconds(cycles: u128, hertz: u64) -> u64 {
    let hertz = u128::from(hertz.max(1));
    let time = cycles.saturating_mul(NANOSECONDS).saturating_add(hertz / 2) / hertz;
    u64::try_from(time).unwrap_or(u64::MAX)
}

/// Microseconds in nanoseconds.
pub(super) const fn microseconds(value: u64) -> u64 {
    value.saturating_mul(1_000)
}

/// A number of bytes or blocks, for arithmetic with room to spare.
pub(super) fn count(value: usize) -> u128 {
    // A usize has at most 64 bits on every platform that Rust supports.
    u128::try_from(value).unwrap_or(u128::MAX)
}

/// Nanoseconds as milliseconds with three places, rounded to the nearest: `324.271`.
#[must_use]
pub fn milliseconds(nanoseconds: u64) -> String {
    let microseconds = nanoseconds.saturating_add(500) / 1_000;
    format!("{}.{:03}", microseconds / 1_000, microseconds % 1_000)
}
