//! One entry of a CRL: an element of revokedCertificates (RFC 5280, 5.1.2.6).

use super::calendar::{date, day_and_second};
use super::rule::UnspecifiedReason;
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;

/// The first second of 2050, from which on times are GeneralizedTime (RFC 5280, 5.1.2.6).
const YEAR_2050: u64 = 2_524_608_000;
/// The first second after 9999, the last year of GeneralizedTime.
const YEAR_10000: u64 = 253_402_300_800;

/// Room for the longest entry (a serial number of nine octets, a GeneralizedTime and a reason make 44), and for an integer
/// that is put down with zeros behind it.
pub(super) const ROOM: usize = 64;

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// Octets of a UTCTime and of a GeneralizedTime, with tag and length.
const UTC_TIME_LENGTH: usize = 15;
const GENERALIZED_TIME_LENGTH: usize = 17;
/// Octets of extensions that hold a reason only.
const REASON_LENGTH: usize = 14;

/// Writes entries. It remembers the last day: lists have many entries of one day.
pub(super) struct EntryWriter {
    unspecified: UnspecifiedReason,
    day: u64,
    /// The day as `YYYYMMDD`.
    digits: [u8; 8],
}

impl EntryWriter {
    pub(super) fn new(unspecified: UnspecifiedReason) -> Self {
        Self { unspecified, day: 0, digits: *b"19700101" }
    }

    /// How many octets an entry has.
    pub(super) fn length(&self, serial: Serial, revocation: Revocation) -> Result<usize, CaError> {
        Ok(2 + self.content_length(serial, revocation.reason, seconds(revocation)?))
    }

    /// Writes an entry in DER to the beginning of `room` and returns its length. What is behind it is of no meaning.
    pub(super) fn write(
        &mut self,
        serial: Serial,
        revocation: Revocation,
        room: &mut [u8; ROOM],
    ) -> Result<usize, CaError> {
        let second = seconds(revocation)?;
        let length = self.content_length(serial, revocation.reason, second);
        let mut entry = Entry { octets: room, length: 0 };
        // Lengths are below 128: one octet each.
        let integer = integer_length(serial);
        entry.put([0x30, octet(length as u64), 0x02, octet(integer as u64)]);
        // The integer with its first octet first, and zeros behind it that what follows overwrites.
        entry.put((u128::from(serial.value()) << (128 - 8 * integer)).to_be_bytes());
        entry.length = 4 + integer;
        let (date, of_day) = self.date_and_second(second);
        let [c1, c2, y1, y2, m1, m2, d1, d2] = date;
        let [[h1, h2], [n1, n2], [s1, s2]] = [of_day / 3600, of_day / 60 % 60, of_day % 60].map(pair);
        if second < YEAR_2050 {
            entry.put([UTC_TIME, 13, y1, y2, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z']);
        } else {
            entry.put([GENERALIZED_TIME, 15, c1, c2, y1, y2, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z']);
        }
        if self.writes(revocation.reason) {
            entry.put(reason(revocation.reason));
        }
        Ok(entry.length)
    }

    fn content_length(&self, serial: Serial, reason: CrlReason, second: u64) -> usize {
        let time = if second < YEAR_2050 { UTC_TIME_LENGTH } else { GENERALIZED_TIME_LENGTH };
        2 + integer_length(serial) + time + if self.writes(reason) { REASON_LENGTH } else { 0 }
    }

    fn writes(&self, reason: CrlReason) -> bool {
        reason != CrlReason::Unspecified || self.unspecified == UnspecifiedReason::Written
    }

    /// The day as `YYYYMMDD`, and the second of the day.
    fn date_and_second(&mut self, second: u64) -> ([u8; 8], u64) {
        let (day, of_day) = day_and_second(second);
        if day != self.day {
            let (year, month, of_month) = date(day);
            let [[c1, c2], [y1, y2], [m1, m2], [d1, d2]] = [year / 100, year % 100, month, of_month].map(pair);
            (self.day, self.digits) = (day, [c1, c2, y1, y2, m1, m2, d1, d2]);
        }
        (self.digits, of_day)
    }
}

/// An entry in the making, where it will be read.
struct Entry<'a> {
    octets: &'a mut [u8; ROOM],
    length: usize,
}

impl Entry<'_> {
    /// Puts octets behind those that are there. There is room for all parts of the longest entry.
    fn put<const N: usize>(&mut self, part: [u8; N]) {
        if let Some(place) = self.octets.get_mut(self.length..).and_then(|rest| rest.first_chunk_mut()) {
            *place = part;
            self.length += N;
        }
    }
}

/// Seconds since 1970, if X.509 can carry the instant.
fn seconds(revocation: Revocation) -> Result<u64, CaError> {
    let at = revocation.at;
    u64::try_from(at.as_second()).ok().filter(|second| *second < YEAR_10000).ok_or(CaError::Time { at })
}

/// Octets of an INTEGER that is not negative: no more than it needs, and a zero before a first bit that is set.
fn integer_length(serial: Serial) -> usize {
    (u64::BITS - serial.value().leading_zeros()) as usize / 8 + 1
}

/// SEQUENCE { SEQUENCE { reasonCode, OCTET STRING { ENUMERATED } } }.
fn reason(reason: CrlReason) -> [u8; REASON_LENGTH] {
    [0x30, 0x0C, 0x30, 0x0A, 0x06, 0x03, 0x55, 0x1D, 0x15, 0x04, 0x03, 0x0A, 0x01, reason.code()]
}

/// Two decimal digits of a number below 100.
fn pair(number: u64) -> [u8; 2] {
    [b'0' + octet(number / 10), b'0' + octet(number % 10)]
}

/// The lowest octet.
fn octet(number: u64) -> u8 {
    let [.., lowest] = number.to_be_bytes();
    lowest
}
