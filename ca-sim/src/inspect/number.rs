//! Integers and octets.

use super::place::Place;
use super::report::Report;
use super::rule::encoding;

/// Octets beyond this are not written out.
const MOST_SHOWN: usize = 64;

/// Octets in hexadecimal, as far as a person wants to see them.
pub(super) fn hex(octets: &[u8]) -> String {
    match octets.get(..MOST_SHOWN) {
        Some(shown) if octets.len() > MOST_SHOWN => format!("{}… ({})", hex::encode_upper(shown), octets.len()),
        _ => hex::encode_upper(octets),
    }
}

/// A number as people write it, unless it is too long for that.
pub(super) fn decimal(digits: &[u8]) -> Option<String> {
    let fold = |number: u64, digit: &u8| Some(number.checked_mul(0x100)? + u64::from(*digit));
    digits.iter().try_fold(0, fold).map(|number| number.to_string())
}

/// Whether the contents of an INTEGER are a number above zero.
pub(super) fn is_positive(content: &[u8]) -> bool {
    content.first().is_some_and(|first| first & 0x80 == 0) && content.iter().any(|octet| *octet != 0)
}

/// The octets of a positive number without a zero for the sign.
pub(super) fn magnitude(content: &[u8]) -> &[u8] {
    match content {
        [0, rest @ ..] if !rest.is_empty() => rest,
        _ => content,
    }
}

/// Whether the contents of an INTEGER have no octet too many (X.690, 8.3.2).
pub(super) fn is_minimal(content: &[u8]) -> bool {
    match content {
        [] => false,
        [0, second, ..] => second & 0x80 != 0,
        [0xFF, second, ..] => second & 0x80 == 0,
        _ => true,
    }
}

/// Reports an INTEGER with octets too many.
pub(super) fn judge_minimal(report: &mut Report, place: &Place<'_>, content: &[u8]) {
    report.unless(is_minimal(content), place, || hex(content), encoding::INTEGER);
}
