//! freshestCRL: where the delta lists are.

use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::crl::FRESHEST;
use crate::inspect::tlv::{Element, tag};

/// Judges a freshestCRL: distribution points, one at least.
pub(super) fn judge(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, points: &Element<'_>) {
    let mut each = points.children();
    let holds =
        each.next().is_some_and(|first| first.tag == tag::SEQUENCE) && each.all(|point| point.tag == tag::SEQUENCE);
    report.judge(place, hex(points.raw), FRESHEST, holds);
}
