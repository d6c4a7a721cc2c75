//! authorityKeyIdentifier in its three parts.

use super::encoding;
use super::facts::Facts;
use super::general_name;
use super::judgement::Judgement;
use super::name;
use super::number::{hex, is_positive, judge_minimal};
use super::place::Place;
use super::report::Report;
use super::rule::extension::{AKI_ISSUER, AKI_KEY, AKI_SERIAL, AKI_SHAPE};
use super::tlv::{Element, tag};

/// Octets of SHA-1.
const SHA1: usize = 20;

/// Judges an authorityKeyIdentifier.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, content: &Element<'_>) {
    let mut parts = content.children();
    let (key, issuer) = (parts.field(tag::implicit(0)), parts.field(tag::context(1)));
    let serial = parts.field(tag::implicit(2));
    encoding::nothing_left(report, place, parts);
    let named = [("keyIdentifier", key), ("authorityCertIssuer", issuer), ("authorityCertSerialNumber", serial)];
    let present: Vec<_> = named.iter().filter(|(_, part)| part.is_some()).map(|(name, _)| *name).collect();
    report.judge(place, present.join(", "), AKI_SHAPE, present.len() == named.len());
    if let Some(key) = key {
        let at = place.field("keyIdentifier", key.offset);
        let fits = key.content.len() == SHA1;
        // Whose key it is, only the authority's certificate tells.
        report.add(&at, hex(key.content), AKI_KEY, if fits { Judgement::CannotTell } else { Judgement::Differs });
    }
    if let Some(issuer) = issuer {
        let at = place.field("authorityCertIssuer", issuer.offset);
        general_name::judge(report, &at, &issuer, &name::authority(facts.environment, facts.line), AKI_ISSUER);
    }
    if let Some(serial) = serial {
        let at = place.field("authorityCertSerialNumber", serial.offset);
        let positive = is_positive(serial.content);
        let told = if positive { Judgement::CannotTell } else { Judgement::Differs };
        report.add(&at, hex(serial.content), AKI_SERIAL, told);
        judge_minimal(report, &at, serial.content);
    }
}
