//! The nonce of a request, given back.

use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::NONCE;
use crate::inspect::tlv::Element;

/// Octets of the longest nonce (RFC 9654, 2.1).
const MOST: usize = 128;

/// Judges a nonce.
pub(super) fn judge(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, nonce: &Element<'_>) {
    report.judge(place, hex(nonce.content), NONCE, (1..=MOST).contains(&nonce.content.len()));
}
