//! One entry of a CRL: an element of revokedCertificates (RFC 5280, 5.1.2.6).

use der::Encode;

use super::rule::UnspecifiedReason;
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::time::x509_time;

/// SEQUENCE { SEQUENCE { reasonCode, OCTET STRING { ENUMERATED } } }, but for the code at its end.
const REASON: [u8; 13] = [0x30, 0x0C, 0x30, 0x0A, 0x06, 0x03, 0x55, 0x1D, 0x15, 0x04, 0x03, 0x0A, 0x01];

/// The most octets that an entry has: a serial number of nine octets, a GeneralizedTime and a reason.
pub(super) const LONGEST: usize = 2 + 11 + 17 + 14;

/// Appends an entry in DER.
pub(super) fn append(
    serial: Serial,
    revocation: Revocation,
    unspecified: UnspecifiedReason,
    out: &mut Vec<u8>,
) -> Result<(), CaError> {
    let start = out.len();
    // The length is put in once it is known: it is always below 128.
    out.extend_from_slice(&[0x30, 0x00]);
    append_integer(serial.value(), out);
    x509_time(revocation.at)?.encode_to_vec(out)?;
    if revocation.reason != CrlReason::Unspecified || unspecified == UnspecifiedReason::Written {
        out.extend_from_slice(&REASON);
        out.push(revocation.reason.code());
    }
    let length = out.len() - start - 2;
    if let (Some(place), Ok(length @ 0..=0x7F)) = (out.get_mut(start + 1), u8::try_from(length)) {
        *place = length;
    }
    Ok(())
}

/// An INTEGER that is not negative: no octet more than it needs, and a zero before a first bit that is set.
fn append_integer(value: u64, out: &mut Vec<u8>) {
    let octets = value.to_be_bytes();
    let first = octets.iter().position(|octet| *octet != 0).unwrap_or(octets.len() - 1);
    let digits = octets.get(first..).unwrap_or(&octets);
    let sign = digits.first().is_some_and(|octet| octet & 0x80 != 0);
    let length = digits.len() + usize::from(sign);
    out.extend_from_slice(&[0x02, u8::try_from(length).unwrap_or(0)]);
    if sign {
        out.push(0);
    }
    out.extend_from_slice(digits);
}
