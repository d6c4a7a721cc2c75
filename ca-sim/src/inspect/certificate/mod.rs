//! Certificates (RFC 5280, 4.1).

mod access;
mod address;
mod birth;
mod distribution;
mod key_usage;
mod personal;
mod policy;
mod profile;
mod recognised;
mod small;
mod substitutes;
mod validity;

use super::encoding;
use super::extensions::{self, ListRules};
use super::facts::Facts;
use super::judgement::Judgement;
use super::key;
use super::kind::{CertificateKind, Environment, Kind};
use super::name::{self, attribute};
use super::number::{hex, is_positive, judge_minimal};
use super::place::Place;
use super::report::Report;
use super::rule::certificate::{ALGORITHM, SERIAL_LENGTH, SERIAL_SIGN, UNIQUE_IDS, VERSION};
use super::rule::extension::{CRITICAL, MISSING, SET};
use super::rule::name::{AUTHENTICATION_SUBJECT, ISSUER, RESPONDER_SUBJECT, ROOT_SUBJECT, SIGNING_SUBJECT};
use super::rule::validity::NOT_BEFORE;
use super::signed;
use super::tlv::{Element, tag};
use super::value::Value;
use super::votes::Votes;
use crate::carrier::Carrier;

/// INTEGER 2: version 3.
const V3: &[u8] = &[2];
/// Octets of serial numbers at today's volume, and of those that a counter may come to.
const SERIAL_OCTETS: (usize, usize) = (4, 8);

/// The fields of a TBSCertificate that every kind has.
struct Fields<'a> {
    issuer: Option<Element<'a>>,
    validity: Option<Element<'a>>,
    subject: Option<Element<'a>>,
    spki: Option<Element<'a>>,
    unique_ids: [Option<Element<'a>>; 2],
    extensions: Option<Element<'a>>,
}

/// Judges a certificate. `expected` is what it has to be by where it was found.
pub(super) fn judge(
    report: &mut Report,
    place: &Place<'_>,
    outer: &Element<'_>,
    expected: Option<CertificateKind>,
) -> (Kind, Environment) {
    let mut outer = outer.children();
    let tbs = place.field("tbsCertificate", outer.offset());
    let inside = outer.field(tag::SEQUENCE);
    let Some(signed_part) = inside else {
        report.missing(&tbs, VERSION);
        return (Kind::Certificate(CertificateKind::Other), Environment::Unknown);
    };
    let mut fields = signed_part.children();
    let (version_at, version) = (fields.offset(), fields.field(tag::context(0)));
    let (serial_at, serial) = (fields.offset(), fields.field(tag::INTEGER));
    let (algorithm_at, algorithm) = (fields.offset(), fields.field(tag::SEQUENCE));
    let read = Fields {
        issuer: fields.field(tag::SEQUENCE),
        validity: fields.field(tag::SEQUENCE),
        subject: fields.field(tag::SEQUENCE),
        spki: fields.field(tag::SEQUENCE),
        unique_ids: [1, 2].map(|number| fields.one_of(&[tag::implicit(number), tag::context(number)])),
        extensions: fields.field(tag::context(3)),
    };
    let (kind, facts) = facts(report, &tbs, &read, expected);
    if matches!(kind, CertificateKind::Responder(_)) {
        report.by_analogy();
    }
    judge_version(report, &tbs.field("version", version_at), version);
    judge_serial(report, &tbs.field("serialNumber", serial_at), serial);
    let at = tbs.field("signature", algorithm_at);
    match &algorithm {
        Some(algorithm) => drop(signed::judge_algorithm(report, &at, algorithm)),
        None => report.missing(&at, ALGORITHM),
    }
    judge_names(report, &tbs, &read, kind, &facts);
    judge_extensions(report, &tbs, &read, kind, &facts);
    encoding::nothing_left(report, &tbs, fields);
    signed::judge_end(report, place, &mut outer, algorithm.as_ref(), ["signatureAlgorithm", "signatureValue"]);
    encoding::nothing_left(report, place, outer);
    (Kind::Certificate(kind), facts.environment)
}

fn judge_version(report: &mut Report, place: &Place<'_>, version: Option<Element<'_>>) {
    let Some(version) = version else { return report.missing(place, VERSION) };
    let number =
        version.only_child().filter(|number| number.tag == tag::INTEGER).map_or(&[][..], |number| number.content);
    let value = match number {
        [2] => "v3 (2)".to_owned(),
        [1] => "v2 (1)".to_owned(),
        [0] => "v1 (0)".to_owned(),
        other => hex(other),
    };
    report.judge(place, value, VERSION, number == V3);
}

fn judge_serial(report: &mut Report, place: &Place<'_>, serial: Option<Element<'_>>) {
    let Some(serial) = serial else { return report.missing(place, SERIAL_SIGN) };
    report.judge(place, hex(serial.content), SERIAL_SIGN, is_positive(serial.content));
    judge_minimal(report, place, serial.content);
    let octets = super::number::magnitude(serial.content).len();
    let told = match octets {
        0 => Judgement::Differs,
        _ if octets <= SERIAL_OCTETS.0 => Judgement::AsInJpki,
        _ if octets <= SERIAL_OCTETS.1 => Judgement::AllowedChoice,
        _ => Judgement::Differs,
    };
    report.add(place, Value::Octets(octets), SERIAL_LENGTH, told);
}

fn facts<'a>(
    report: &mut Report,
    tbs: &Place<'_>,
    read: &Fields<'a>,
    expected: Option<CertificateKind>,
) -> (CertificateKind, Facts<'a>) {
    let at = tbs.field("extensions", read.extensions.map_or(tbs.offset, |list| list.offset));
    let list = read.extensions.and_then(|list| encoding::only(report, &at, &list, &[tag::SEQUENCE]));
    let extensions = list.map(|list| extensions::read(report, &at, &list)).unwrap_or_default();
    let mut votes = Votes::default();
    for element in [read.issuer, read.subject, read.extensions].into_iter().flatten() {
        votes.count(&element);
    }
    let mut facts = Facts {
        public_key: read.spki.and_then(|spki| key::public_key(&spki)),
        place: read.subject.and_then(|subject| place_in(&subject)),
        next_generation: read.spki.is_some_and(|spki| key::is_next_generation(&spki)),
        ..Facts::new(&votes, extensions)
    };
    let own = recognised::kind(&facts, votes, read.issuer, read.subject);
    let kind = match (expected, own) {
        // What answers is a responder, or the authority itself.
        (Some(_), CertificateKind::Root(_)) | (None, _) => own,
        (Some(CertificateKind::Responder(_)), _) => CertificateKind::Responder(facts.line),
        (Some(expected), _) => expected,
    };
    facts.line = kind.line();
    facts.next_generation |= kind.carrier() == Some(Carrier::NextCard);
    (kind, facts)
}

fn place_in(subject: &Element<'_>) -> Option<(String, String)> {
    let attributes = name::read(subject)?;
    let mut places = attributes.iter().filter(|attribute| attribute.oid == attribute::L).map(name::Attribute::text);
    Some((places.next()?, places.next()?))
}

fn judge_names(report: &mut Report, tbs: &Place<'_>, read: &Fields<'_>, kind: CertificateKind, facts: &Facts<'_>) {
    let authority = name::authority(facts.environment, facts.line);
    match read.issuer {
        Some(issuer) => name::compare(report, &tbs.field("issuer", issuer.offset), &issuer, &authority, ISSUER),
        None => report.missing(&tbs.field("issuer", tbs.offset), ISSUER),
    }
    match read.validity {
        Some(validity) => validity::judge(report, &tbs.field("validity", validity.offset), &validity, kind, facts),
        None => report.missing(&tbs.field("validity", tbs.offset), NOT_BEFORE),
    }
    let rule = match kind {
        CertificateKind::Signing(_) => SIGNING_SUBJECT,
        CertificateKind::Authentication(_) => AUTHENTICATION_SUBJECT,
        CertificateKind::Root(_) | CertificateKind::Other => ROOT_SUBJECT,
        CertificateKind::Responder(_) => RESPONDER_SUBJECT,
    };
    let Some(subject) = read.subject else { return report.missing(&tbs.field("subject", tbs.offset), rule) };
    let at = tbs.field("subject", subject.offset);
    match kind {
        CertificateKind::Signing(_) => name::compare(report, &at, &subject, name::SIGNING_SUBJECT, rule),
        CertificateKind::Authentication(_) => name::compare(report, &at, &subject, name::AUTHENTICATION_SUBJECT, rule),
        CertificateKind::Root(_) => {
            // Whose name it is has been said of the issuer.
            let same = read.issuer.is_some_and(|issuer| issuer.raw == subject.raw);
            report.judge(&at, name::in_words(report, &subject), rule, same);
        }
        CertificateKind::Responder(_) | CertificateKind::Other => small::judge_subject(report, &at, &subject, kind),
    }
}

fn judge_extensions(report: &mut Report, tbs: &Place<'_>, read: &Fields<'_>, kind: CertificateKind, facts: &Facts<'_>) {
    let at = tbs.field("subjectPublicKeyInfo", read.spki.map_or(tbs.offset, |spki| spki.offset));
    match read.spki {
        Some(spki) => key::judge(report, &at, &spki),
        None => report.missing(&at, super::rule::key::KEY_ALGORITHM),
    }
    for (id, name) in read.unique_ids.iter().zip(["issuerUniqueID", "subjectUniqueID"]) {
        if let Some(id) = id {
            report.add(&tbs.field(name, id.offset), hex(id.content), UNIQUE_IDS, Judgement::Differs);
        }
    }
    let at = tbs.field("extensions", read.extensions.map_or(tbs.offset, |list| list.offset));
    if read.extensions.is_none() {
        report.missing(&at, MISSING);
    }
    let rules = ListRules { order: SET, critical: CRITICAL, missing: MISSING };
    extensions::judge(facts, report, &at, profile::specs(kind), &rules);
}
