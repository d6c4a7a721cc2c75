//! Revocation lists (RFC 5280, 5.1).

mod entries;
mod freshest;
mod number;
mod scope;

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc5912};
use jiff::Timestamp;

use super::authority_key;
use super::encoding;
use super::extensions::{self, Judge, ListRules, Spec};
use super::facts::Facts;
use super::judgement::Judgement;
use super::kind::{Environment, Kind, ListScope};
use super::name;
use super::number::hex;
use super::place::Place;
use super::report::Report;
use super::rule::crl::{CRITICAL, EXTENSIONS, ISSUER, NEXT_UPDATE, THIS_UPDATE, TIME_FORM, VERSION};
use super::signed;
use super::time::{self, Form};
use super::tlv::{Element, Reader, tag};
use super::votes::Votes;

const TIMES: [u8; 2] = [tag::UTC_TIME, tag::GENERALIZED_TIME];

const fn extension(oid: ObjectIdentifier, tag: u8, critical: bool, required: bool, judge: Judge) -> Spec {
    Spec { oid, tag, critical, required, judge }
}

/// The extensions in the order that we chose.
const SPECS: &[Spec] = &[
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, tag::SEQUENCE, false, true, authority_key::judge),
    extension(rfc5280::ID_CE_CRL_NUMBER, tag::INTEGER, false, true, number::judge),
    extension(rfc5280::ID_CE_DELTA_CRL_INDICATOR, tag::INTEGER, true, false, number::judge_base),
    extension(rfc5912::ID_CE_ISSUING_DISTRIBUTION_POINT, tag::SEQUENCE, true, true, scope::judge),
    extension(rfc5280::ID_CE_FRESHEST_CRL, tag::SEQUENCE, false, false, freshest::judge),
];

/// Judges a CertificateList.
pub(super) fn judge(report: &mut Report, outer: &Element<'_>) -> (Kind, Environment) {
    report.by_analogy();
    let place = Place::new("", 0);
    let mut outer = outer.children();
    let tbs = place.field("tbsCertList", outer.offset());
    let Some(signed_part) = outer.field(tag::SEQUENCE) else {
        report.missing(&tbs, VERSION);
        return (Kind::Crl { line: None, scope: ListScope::Unknown, delta: false }, Environment::Unknown);
    };
    let mut fields = signed_part.children();
    judge_version(report, &tbs.field("version", fields.offset()), fields.field(tag::INTEGER));
    let at = tbs.field("signature", fields.offset());
    let algorithm = fields.field(tag::SEQUENCE);
    match &algorithm {
        Some(algorithm) => drop(signed::judge_algorithm(report, &at, algorithm)),
        None => report.missing(&at, super::rule::certificate::ALGORITHM),
    }
    let facts = facts(report, &tbs, fields.clone());
    let at = tbs.field("issuer", fields.offset());
    match fields.field(tag::SEQUENCE) {
        Some(issuer) => {
            let expected = name::authority(facts.environment, facts.line);
            name::compare(report, &at, &issuer, &expected, ISSUER);
        }
        None => report.missing(&at, ISSUER),
    }
    let this_update = judge_times(report, &tbs, &mut fields);
    let facts = Facts { this_update, ..facts };
    let delta = facts.extension(rfc5280::ID_CE_DELTA_CRL_INDICATOR.as_bytes()).is_some();
    let at = tbs.field("revokedCertificates", fields.offset());
    entries::judge(report, &at, fields.field(tag::SEQUENCE), &facts, delta);
    let at = tbs.field("crlExtensions", fields.offset());
    if fields.field(tag::context(0)).is_none() {
        report.missing(&at, EXTENSIONS);
    }
    let rules = ListRules { order: EXTENSIONS, critical: CRITICAL, missing: EXTENSIONS };
    extensions::judge(&facts, report, &at, SPECS, &rules);
    let idp = facts.extension(rfc5912::ID_CE_ISSUING_DISTRIBUTION_POINT.as_bytes());
    encoding::nothing_left(report, &tbs, fields);
    signed::judge_end(report, &place, &mut outer, algorithm.as_ref(), ["signatureAlgorithm", "signatureValue"]);
    encoding::nothing_left(report, &place, outer);
    let scope = idp.map_or(ListScope::Unknown, |idp| scope::of(&idp));
    (Kind::Crl { line: facts.line, scope, delta }, facts.environment)
}

/// What the rest of the list says: its extensions, and whose it is.
fn facts<'a>(report: &mut Report, tbs: &Place<'_>, mut fields: Reader<'a>) -> Facts<'a> {
    let mut votes = Votes::default();
    let issuer = fields.field(tag::SEQUENCE);
    let list = fields.find(|field| field.tag == tag::context(0));
    for element in [issuer, list].into_iter().flatten() {
        votes.count(&element);
    }
    let at = tbs.field("crlExtensions", list.map_or(tbs.offset, |list| list.offset));
    let list = list.and_then(|list| encoding::only(report, &at, &list, &[tag::SEQUENCE]));
    Facts::new(&votes, list.map(|list| extensions::read(report, &at, &list)).unwrap_or_default())
}

fn judge_version(report: &mut Report, place: &Place<'_>, version: Option<Element<'_>>) {
    match version {
        Some(version) if version.content == [1] => report.judge(place, "v2 (1)", VERSION, true),
        Some(version) => report.judge(place, hex(version.content), VERSION, false),
        None => report.missing(place, VERSION),
    }
}

fn judge_times(report: &mut Report, tbs: &Place<'_>, fields: &mut Reader<'_>) -> Option<Timestamp> {
    let mut judge = |report: &mut Report, name, rule| {
        let at = tbs.field(name, fields.offset());
        match fields.one_of(&TIMES) {
            Some(element) => (time::judge(report, &at, &element, Form::ByYear, TIME_FORM), at),
            None => {
                report.missing(&at, rule);
                (None, at)
            }
        }
    };
    let (this_update, at) = judge(report, "thisUpdate", THIS_UPDATE);
    if let Some(this_update) = this_update {
        report.judge(&at, this_update.to_string(), THIS_UPDATE, true);
    }
    let (next_update, at) = judge(report, "nextUpdate", NEXT_UPDATE);
    if let Some(next_update) = next_update {
        let later = this_update.is_none_or(|this_update| next_update > this_update);
        let told = if later { Judgement::AllowedChoice } else { Judgement::Differs };
        report.add(&at, next_update.to_string(), NEXT_UPDATE, told);
    }
    this_update
}
