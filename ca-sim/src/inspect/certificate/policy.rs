//! certificatePolicies.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::ID_QT_CPS;

use crate::carrier::Carrier;
use crate::inspect::facts::Facts;
use crate::inspect::jpki;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::Environment;
use crate::inspect::known::dotted;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::extension::{AUTHENTICATION_POLICY, CPS, POLICY_COUNT, SIGNING_POLICY};
use crate::inspect::tlv::{Element, tag};
use crate::line::Line;

/// A policy of which something is known or chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    oid: ObjectIdentifier,
    pub(super) line: Line,
    pub(super) carrier: Carrier,
    environment: Environment,
    /// Whether it was seen, and not chosen here or said without confirmation.
    seen: bool,
}

const fn policy(line: Line, carrier: Carrier, environment: Environment, seen: bool, oid: &str) -> Known {
    Known { oid: ObjectIdentifier::new_unwrap(oid), line, carrier, environment, seen }
}

const KNOWN: [Known; 12] = [
    policy(Line::Signing, Carrier::Card, Environment::Jpki, true, "1.2.392.200149.8.5.1.1.20"),
    policy(Line::Signing, Carrier::Phone, Environment::Jpki, false, "1.2.392.200149.8.5.1.1.40"),
    policy(Line::Signing, Carrier::NextCard, Environment::Jpki, false, "1.2.392.200149.8.5.1.1.60"),
    policy(Line::Authentication, Carrier::Card, Environment::Jpki, true, "1.2.392.200149.8.5.1.3.30"),
    policy(Line::Authentication, Carrier::Phone, Environment::Jpki, false, "1.2.392.200149.8.5.1.3.50"),
    policy(Line::Authentication, Carrier::NextCard, Environment::Jpki, false, "1.2.392.200149.8.5.1.3.70"),
    policy(Line::Signing, Carrier::Card, Environment::JpkiTest, true, "1.2.392.200149.8.5.1.0.20"),
    policy(Line::Signing, Carrier::Phone, Environment::JpkiTest, false, "1.2.392.200149.8.5.1.0.40"),
    policy(Line::Signing, Carrier::NextCard, Environment::JpkiTest, false, "1.2.392.200149.8.5.1.0.60"),
    policy(Line::Authentication, Carrier::Card, Environment::JpkiTest, false, "1.2.392.200149.8.5.1.0.30"),
    policy(Line::Authentication, Carrier::Phone, Environment::JpkiTest, false, "1.2.392.200149.8.5.1.0.50"),
    policy(Line::Authentication, Carrier::NextCard, Environment::JpkiTest, false, "1.2.392.200149.8.5.1.0.70"),
];

/// All policies of JPKI are below this.
const ARC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1");

/// Identifier of the first policy.
pub(super) fn first<'a>(policies: &Element<'a>) -> Option<&'a [u8]> {
    policies.children().next()?.children().field(tag::OID).map(|oid| oid.content)
}

/// What is known about an identifier.
pub(super) fn known(oid: &[u8]) -> Option<Known> {
    KNOWN.into_iter().find(|known| known.oid.as_bytes() == oid)
}

/// Judges certificatePolicies of a holder.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, policies: &Element<'_>) {
    let rule = if facts.line == Some(Line::Signing) { SIGNING_POLICY } else { AUTHENTICATION_POLICY };
    let mut list = policies.children();
    let at = place.item(0, list.offset());
    let Some(policy) = list.next() else { return report.missing(&at, rule) };
    let mut fields = policy.children();
    let oid_at = at.field("policyIdentifier", fields.offset());
    match fields.field(tag::OID) {
        Some(oid) => report.add(&oid_at, dotted(oid.content), rule, judge_identifier(facts, oid.content)),
        None => report.missing(&oid_at, rule),
    }
    let at = at.field("policyQualifiers", fields.offset());
    judge_qualifiers(report, &at, fields.field(tag::SEQUENCE), CPS);
    crate::inspect::encoding::nothing_left(report, place, fields);
    for (index, more) in list.enumerate() {
        let oid = more.children().next().map_or_else(|| hex(more.raw), |oid| dotted(oid.content));
        report.add(&place.item(index + 1, more.offset), oid, POLICY_COUNT, Judgement::Differs);
    }
}

fn judge_identifier(facts: &Facts<'_>, oid: &[u8]) -> Judgement {
    let Some(known) = known(oid) else {
        let below = oid.starts_with(ARC.as_bytes());
        return if below { Judgement::CannotTell } else { Judgement::Differs };
    };
    let fits = facts.line.is_none_or(|line| line == known.line)
        && (facts.environment == Environment::Unknown || facts.environment == known.environment);
    match (fits, known.seen) {
        (false, _) => Judgement::Differs,
        (true, true) => Judgement::AsInJpki,
        (true, false) => Judgement::AllowedChoice,
    }
}

fn judge_qualifiers(report: &mut Report, place: &Place<'_>, qualifiers: Option<Element<'_>>, rule: &'static Rule) {
    let Some(qualifiers) = qualifiers else { return report.missing(place, rule) };
    let uri = cps_uri(&qualifiers);
    let value = uri.map_or_else(|| hex(qualifiers.raw), |uri| uri.text().unwrap_or_default().to_owned());
    let holds = uri.is_some_and(|uri| uri.tag == tag::IA5 && uri.content == jpki::CPS.as_bytes());
    report.judge(place, value, rule, holds);
}

/// The string of the only qualifier, if that is id-qt-cps.
fn cps_uri<'a>(qualifiers: &Element<'a>) -> Option<Element<'a>> {
    let mut fields = qualifiers.only_child()?.children();
    let oid = fields.field(tag::OID)?;
    let uri = fields.next()?;
    (oid.content == ID_QT_CPS.as_bytes() && fields.rest().is_empty()).then_some(uri)
}
