//! Times as they are written.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::judgement::Judgement;
use super::place::Place;
use super::report::Report;
use super::rule::Rule;
use super::tlv::{Element, tag};

/// From this year on, RFC 5280 wants GeneralizedTime (4.1.2.5).
const GENERALIZED_FROM: i16 = 2050;

/// Which type a time should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By the year, as in certificates and CRLs.
    ByYear,
    /// GeneralizedTime, as in OCSP.
    Generalized,
}

/// The instant in an element, if it has one of the two forms of RFC 5280: to the second, with Z.
pub(super) fn read(element: &Element<'_>) -> Option<Timestamp> {
    let (year_digits, length) = match element.tag {
        tag::UTC_TIME => (2, 13),
        tag::GENERALIZED_TIME => (4, 15),
        _ => return None,
    };
    let (digits, zone) = element.content.split_at_checked(length - 1)?;
    if zone != b"Z" || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (year, rest) = digits.split_at_checked(year_digits)?;
    let number = |digits: &[u8]| digits.iter().fold(0i16, |number, digit| number * 10 + i16::from(digit - b'0'));
    let year = match (year_digits, number(year)) {
        (2, short @ 50..) => 1900 + short,
        (2, short) => 2000 + short,
        (_, long) => long,
    };
    let mut parts = rest.chunks(2).map(|pair| i8::try_from(number(pair)).unwrap_or(i8::MAX));
    let mut part = || parts.next().unwrap_or(i8::MAX);
    let date = Date::new(year, part(), part()).ok()?;
    let time = jiff::civil::Time::new(part(), part(), part(), 0).ok()?;
    Offset::UTC.to_timestamp(date.to_datetime(time)).ok()
}

/// Reads a time and reports a form that it should not have; `None` if it is no time at all.
pub(super) fn judge(
    report: &mut Report,
    place: &Place<'_>,
    element: &Element<'_>,
    form: Form,
    rule: &'static Rule,
) -> Option<Timestamp> {
    let at = read(element);
    let proper = at.is_some_and(|at| match form {
        Form::Generalized => element.tag == tag::GENERALIZED_TIME,
        Form::ByYear => {
            let late = Offset::UTC.to_datetime(at).year() >= GENERALIZED_FROM;
            late == (element.tag == tag::GENERALIZED_TIME)
        }
    });
    if !proper {
        let written = match element.tag {
            tag::UTC_TIME => format!("UTCTime {}", String::from_utf8_lossy(element.content)),
            tag::GENERALIZED_TIME => format!("GeneralizedTime {}", String::from_utf8_lossy(element.content)),
            other => format!("tag {other:02X}"),
        };
        report.add(place, written, rule, Judgement::Differs);
    }
    at
}
