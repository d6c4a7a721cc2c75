//! One line of a file of entries: `SERIAL,TIME,REASON`.

use super::calendar::Civil;
use super::entries_error::EntryPart;
use super::listed::Listed;
use crate::reason::CrlReason;
use crate::serial::Serial;

/// Octets of a time with its comma.
const TIME_LENGTH: usize = 21;
/// Octets of a wrong field that an error repeats.
const MOST_REPEATED: usize = 40;

/// Where a line stops being an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrongLine {
    /// Octet of the line, from 1.
    pub(super) column: usize,
    pub(super) expected: EntryPart,
    pub(super) got: String,
}

/// Takes an entry and its line feed from the beginning of `text`. A last line may lack the line feed.
pub(super) fn take(text: &mut &[u8]) -> Result<Listed, WrongLine> {
    let line = *text;
    let wrong = |rest: &[u8], expected| WrongLine::at(line, rest, expected);
    let mut rest = line;
    let serial = take_serial(&mut rest).ok_or_else(|| wrong(first_wrong_digit(line), EntryPart::Serial))?;
    let Some((time, after_time)) = rest.split_first_chunk::<TIME_LENGTH>() else {
        return Err(wrong(first_untimely(rest), EntryPart::Time));
    };
    let second = second(*time).ok_or_else(|| wrong(first_untimely(rest), EntryPart::Time))?;
    let (reason, after) = match usual_reason(after_time) {
        Some(usual) => usual,
        None => {
            let (word, after) = first_line(after_time);
            (reason(word).ok_or_else(|| wrong(after_time, EntryPart::Reason))?, after)
        }
    };
    *text = after;
    Ok(Listed::new(serial, second, reason))
}

/// The line at the beginning of a text, without its line feed, and what follows it.
pub(super) fn first_line(text: &[u8]) -> (&[u8], &[u8]) {
    match text.iter().position(|octet| *octet == b'\n') {
        Some(end) => (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default()),
        None => (text, &[]),
    }
}

impl WrongLine {
    /// `rest` is an end of `line`.
    fn at(line: &[u8], rest: &[u8], expected: EntryPart) -> Self {
        let field = rest.iter().take(MOST_REPEATED).take_while(|octet| !matches!(octet, b',' | b'\n'));
        let field: Vec<u8> = field.copied().collect();
        let got = String::from_utf8_lossy(&field).into_owned();
        Self { column: line.len() - rest.len() + 1, expected, got }
    }
}

/// Takes hexadecimal digits and a comma.
fn take_serial(text: &mut &[u8]) -> Option<Serial> {
    let mut value = 0;
    for digits in 0..=16 {
        let (octet, rest) = text.split_first()?;
        *text = rest;
        match octet {
            b',' => return (digits > 0).then_some(Serial::new(value)),
            _ if digits == 16 => return None,
            _ => value = value << 4 | u64::from(digit(*octet)?),
        }
    }
    None
}

fn digit(octet: u8) -> Option<u8> {
    match octet {
        b'0'..=b'9' => Some(octet - b'0'),
        b'A'..=b'F' => Some(octet - b'A' + 10),
        b'a'..=b'f' => Some(octet - b'a' + 10),
        _ => None,
    }
}

/// Where a serial number goes wrong: at its first octet that is no digit, or at its seventeenth.
fn first_wrong_digit(text: &[u8]) -> &[u8] {
    let digits = text.iter().take(16).take_while(|octet| octet.is_ascii_hexdigit()).count();
    text.get(digits..).unwrap_or_default()
}

/// Seconds since 1970 of `YYYY-MM-DDThh:mm:ssZ,`.
fn second(time: [u8; TIME_LENGTH]) -> Option<u64> {
    let [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'Z', b','] = time
    else {
        return None;
    };
    let civil = Civil {
        year: pair(c1, c2)? * 100 + pair(y1, y2)?,
        month: pair(m1, m2)?,
        day: pair(d1, d2)?,
        hour: pair(h1, h2)?,
        minute: pair(n1, n2)?,
        second: pair(s1, s2)?,
    };
    civil.since_1970()
}

/// The number with these two decimal digits.
pub(super) fn pair(tens: u8, ones: u8) -> Option<u64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then_some(u64::from(tens) * 10 + u64::from(ones))
}

/// Where a time goes wrong: at its first octet that is not of the form, or at its beginning if there is no such instant.
fn first_untimely(text: &[u8]) -> &[u8] {
    let form = b"0000-00-00T00:00:00Z,";
    let same = |(octet, form): &(&u8, &u8)| octet == form || (**form == b'0' && octet.is_ascii_digit());
    let right = text.iter().zip(form).take_while(same).count();
    let wrong = if right == form.len() { 0 } else { right };
    text.get(wrong..).unwrap_or_default()
}

/// A reason in its usual spelling with its line feed, and what follows: without looking for the line feed first.
fn usual_reason(text: &[u8]) -> Option<(CrlReason, &[u8])> {
    let reason = match text {
        [code @ b'0'..=b'6', b'\n', after @ ..] => return Some((CrlReason::from_code(code - b'0')?, after)),
        [b'u', ..] => CrlReason::Unspecified,
        [b'k', ..] => CrlReason::KeyCompromise,
        [b'a', b'f', ..] => CrlReason::AffiliationChanged,
        [b's', ..] => CrlReason::Superseded,
        [b'c', b'e', b's', ..] => CrlReason::CessationOfOperation,
        [b'c', b'e', b'r', ..] => CrlReason::CertificateHold,
        _ => return None,
    };
    Some((reason, text.strip_prefix(reason.name().as_bytes())?.strip_prefix(b"\n")?))
}

/// The reason with this code or name. OpenSSL begins the names of two reasons with a capital, so letters of both cases do.
fn reason(word: &[u8]) -> Option<CrlReason> {
    let reason = match word {
        b"0" => CrlReason::Unspecified,
        [b'0'..=b'9', ..] => code(word).and_then(CrlReason::from_code)?,
        _ => CrlReason::ALL.into_iter().find(|reason| reason.name().as_bytes().eq_ignore_ascii_case(word))?,
    };
    // It takes an entry away again, in delta CRLs.
    (reason != CrlReason::RemoveFromCrl).then_some(reason)
}

/// The number in decimal digits, without a zero before them.
fn code(word: &[u8]) -> Option<u8> {
    str::from_utf8(word).ok().filter(|digits| !digits.starts_with('0')).and_then(|digits| digits.parse().ok())
}
