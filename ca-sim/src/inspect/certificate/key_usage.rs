//! keyUsage: exact octets for each kind.

use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::extension::{
    AUTHENTICATION_KEY_USAGE, RESPONDER_KEY_USAGE, ROOT_KEY_USAGE, SIGNING_KEY_USAGE,
};
use crate::inspect::tlv::{Element, tag};

/// Names of the bits from the first on (RFC 5280, 4.2.1.3).
const BITS: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
];

fn judge(report: &mut Report, place: &Place<'_>, usage: &Element<'_>, expected: [u8; 4], rule: &'static Rule) {
    report.judge(place, format!("{} ({})", names(usage.content), hex(usage.raw)), rule, usage.raw == expected);
}

fn names(content: &[u8]) -> String {
    let octets = content.get(1..).unwrap_or_default();
    let is_set = |bit: usize| octets.get(bit / 8).is_some_and(|octet| octet & (0x80 >> (bit % 8)) != 0);
    BITS.iter().enumerate().filter(|(bit, _)| is_set(*bit)).map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}

/// Of a signing certificate.
pub(super) fn signing(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, usage: &Element<'_>) {
    judge(report, place, usage, [tag::BIT_STRING, 2, 6, 0xC0], SIGNING_KEY_USAGE);
}

/// Of an authentication certificate.
pub(super) fn authentication(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, usage: &Element<'_>) {
    judge(report, place, usage, [tag::BIT_STRING, 2, 7, 0x80], AUTHENTICATION_KEY_USAGE);
}

/// Of a root.
pub(super) fn root(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, usage: &Element<'_>) {
    judge(report, place, usage, [tag::BIT_STRING, 2, 1, 0x06], ROOT_KEY_USAGE);
}

/// Of a responder.
pub(super) fn responder(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, usage: &Element<'_>) {
    judge(report, place, usage, [tag::BIT_STRING, 2, 7, 0x80], RESPONDER_KEY_USAGE);
}
