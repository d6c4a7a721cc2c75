//! freshestCRL: where the delta lists are.

use const_oid::db::rfc5280::ID_CE_DELTA_CRL_INDICATOR;

use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::crl::FRESHEST;
use crate::inspect::tlv::{Element, tag};

/// Judges a freshestCRL: distribution points, one at least, and none in a delta list (RFC 5280, 5.2.6).
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, points: &Element<'_>) {
    let delta = ID_CE_DELTA_CRL_INDICATOR.as_bytes();
    let in_delta = facts.extensions.iter().any(|extension| extension.oid == delta);
    let mut each = points.children();
    let holds =
        each.next().is_some_and(|first| first.tag == tag::SEQUENCE) && each.all(|point| point.tag == tag::SEQUENCE);
    report.judge(place, hex(points.raw), FRESHEST, holds && !in_delta);
}
