//! The nonce of a request, given back.

use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::NONCE;
use crate::inspect::tlv::{Element, tag};

/// Octets of the longest nonce (RFC 9654, 2.1).
const MOST: usize = 128;

/// Judges a nonce.
pub(super) fn judge(_: &Facts<'_>, report: &mut Report, place: &Place, nonce: &Element<'_>) {
    let length = nonce.content.len();
    let holds = nonce.tag == tag::OCTET_STRING && (1..=MOST).contains(&length);
    report.judge(place, hex(nonce.content), NONCE, holds);
}
