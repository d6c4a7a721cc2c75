//! The extensions that a response may have. All of it is chosen.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc6960::{ID_PKIX_OCSP_EXTENDED_REVOKE, ID_PKIX_OCSP_NONCE};

use super::nonce;
use crate::inspect::extensions::{Judge, Spec};
use crate::inspect::facts::Facts;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::EXTENDED_REVOKE;
use crate::inspect::tlv::{Element, tag};

const fn extension(oid: ObjectIdentifier, tag: u8, judge: Judge) -> Spec {
    Spec { oid, tag, critical: false, required: false, judge }
}

/// The extensions of a whole response.
pub(super) const RESPONSE: &[Spec] = &[
    extension(ID_PKIX_OCSP_NONCE, tag::OCTET_STRING, nonce::judge),
    extension(ID_PKIX_OCSP_EXTENDED_REVOKE, tag::NULL, extended_revoke),
];

/// The extensions of the answer about one certificate.
pub(super) const ANSWER: &[Spec] = &[];

fn extended_revoke(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, content: &Element<'_>) {
    report.judge(place, hex(content.raw), EXTENDED_REVOKE, content.raw == [tag::NULL, 0]);
}
