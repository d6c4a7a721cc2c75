//! The nonce of a request, given back.

use const_oid::db::rfc6960::ID_PKIX_OCSP_NONCE;

use crate::inspect::extensions::Spec;
use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::NONCE;
use crate::inspect::tlv::{Element, tag};

/// Octets of the longest nonce (RFC 9654, 2.1).
const MOST: usize = 128;

/// The extensions of a response.
pub(super) const SPECS: &[Spec] = &[Spec { oid: ID_PKIX_OCSP_NONCE, critical: false, required: false, judge }];

fn judge(_: &Facts<'_>, report: &mut Report, place: &Place, nonce: &Element<'_>) {
    let length = nonce.content.len();
    let holds = nonce.tag == tag::OCTET_STRING && (1..=MOST).contains(&length);
    report.judge(place, hex(nonce.content), NONCE, holds);
}
