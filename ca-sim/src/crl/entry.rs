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

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// Octets of a UTCTime and of a GeneralizedTime, with tag and length.
const UTC_TIME_LENGTH: usize = 15;
const GENERALIZED_TIME_LENGTH: usize = 17;
/// Octets of extensions that hold a reason only.
const REASON_LENGTH: usize = 14;

/// The most octets that an entry has: a serial number of nine octets, a GeneralizedTime and a reason.
pub(super) const LONGEST: usize = 2 + 11 + GENERALIZED_TIME_LENGTH + REASON_LENGTH;

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

    /// Appends an entry in DER.
    pub(super) fn append(&mut self, serial: Serial, revocation: Revocation, out: &mut Vec<u8>) -> Result<(), CaError> {
        let second = seconds(revocation)?;
        let length = self.content_length(serial, revocation.reason, second);
        // Lengths are below 128 (at most LONGEST): one octet each.
        let octets = u128::from(serial.value()).to_be_bytes();
        let integer = octets.get(octets.len() - integer_length(serial)..).unwrap_or(&octets);
        out.extend_from_slice(&[0x30, octet(length), 0x02, octet(integer.len())]);
        out.extend_from_slice(integer);
        self.append_time(second, out);
        if self.writes(revocation.reason) {
            out.extend_from_slice(&reason(revocation.reason));
        }
        Ok(())
    }

    fn content_length(&self, serial: Serial, reason: CrlReason, second: u64) -> usize {
        let time = if second < YEAR_2050 { UTC_TIME_LENGTH } else { GENERALIZED_TIME_LENGTH };
        2 + integer_length(serial) + time + if self.writes(reason) { REASON_LENGTH } else { 0 }
    }

    fn writes(&self, reason: CrlReason) -> bool {
        reason != CrlReason::Unspecified || self.unspecified == UnspecifiedReason::Written
    }

    fn append_time(&mut self, second: u64, out: &mut Vec<u8>) {
        let (day, of_day) = day_and_second(second);
        if day != self.day {
            let (year, month, of_month) = date(day);
            let [[c1, c2], [y1, y2], [m1, m2], [d1, d2]] = [year / 100, year % 100, month, of_month].map(pair);
            (self.day, self.digits) = (day, [c1, c2, y1, y2, m1, m2, d1, d2]);
        }
        let [c1, c2, y1, y2, m1, m2, d1, d2] = self.digits;
        let [[h1, h2], [n1, n2], [s1, s2]] = [of_day / 3600, of_day / 60 % 60, of_day % 60].map(pair);
        if second < YEAR_2050 {
            let time: [u8; UTC_TIME_LENGTH] = [UTC_TIME, 13, y1, y2, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z'];
            out.extend_from_slice(&time);
        } else {
            let time: [u8; GENERALIZED_TIME_LENGTH] =
                [GENERALIZED_TIME, 15, c1, c2, y1, y2, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z'];
            out.extend_from_slice(&time);
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
    [b'0' + octet_of(number / 10), b'0' + octet_of(number % 10)]
}

/// The lowest octet.
fn octet_of(number: u64) -> u8 {
    let [.., lowest] = number.to_be_bytes();
    lowest
}

/// The lowest octet.
fn octet(length: usize) -> u8 {
    let [.., lowest] = length.to_be_bytes();
    lowest
}
