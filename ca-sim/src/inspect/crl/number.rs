//! cRLNumber, and the number of the list that a delta is based on.

use crate::inspect::facts::Facts;
use crate::inspect::number::{hex, is_positive, judge_minimal, magnitude};
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::crl::{DELTA, NUMBER};
use crate::inspect::tlv::Element;

/// Octets of the longest number (RFC 5280, 5.2.3).
const MOST: usize = 20;

/// Judges a cRLNumber.
pub(super) fn judge(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, number: &Element<'_>) {
    judge_number(report, place, number, NUMBER);
}

/// Judges a deltaCRLIndicator.
pub(super) fn judge_base(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, number: &Element<'_>) {
    judge_number(report, place, number, DELTA);
}

fn judge_number(report: &mut Report, place: &Place<'_>, number: &Element<'_>, rule: &'static Rule) {
    let short = magnitude(number.content).len() <= MOST;
    let holds = is_positive(number.content) && short;
    report.judge(place, hex(number.content), rule, holds);
    judge_minimal(report, place, number.content);
}
