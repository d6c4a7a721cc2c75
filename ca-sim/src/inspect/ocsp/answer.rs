//! SingleResponse: the status of one certificate.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::cert_id::{self, NamedIssuer};
use super::{data, profile};
use crate::inspect::encoding;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::Environment;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::{CERT_STATUS, NEXT_UPDATE, REASON, RESPONSES, REVOKED_AT, THIS_UPDATE, TIME_FORM};
use crate::inspect::time::{self, Form};
use crate::inspect::tlv::{Element, Reader, tag};
use crate::inspect::value::Value;
use crate::line::Line;
use crate::reason::CrlReason;

const TIMES: [u8; 2] = [tag::GENERALIZED_TIME, tag::UTC_TIME];
/// The choices of CertStatus (RFC 6960, 4.2.1).
const GOOD: u8 = tag::implicit(0);
const REVOKED: u8 = tag::context(1);
const UNKNOWN: u8 = tag::implicit(2);

/// What the answers say together.
#[derive(Default)]
pub(super) struct Answers<'a> {
    /// About whose certificates they are.
    pub(super) about: Option<(Line, Environment)>,
    /// The last thisUpdate.
    pub(super) newest: Option<Timestamp>,
    /// The issuers of the certificates of which the signer says that it knows them.
    pub(super) issuers: Vec<NamedIssuer<'a>>,
}

/// Judges every answer.
pub(super) fn judge_all<'a>(report: &mut Report, place: &Place<'_>, responses: &Element<'a>) -> Answers<'a> {
    let mut answers = Answers::default();
    // What is said about each certificate. Whoever asks twice is answered twice, but not in two ways.
    let mut said: BTreeMap<&[u8], &[u8]> = BTreeMap::new();
    let (mut count, mut agree) = (0, true);
    for single in responses.children() {
        let at = place.item(count, single.offset);
        count += 1;
        let mut fields = single.children();
        let id_at = at.field("certID", fields.offset());
        let id = fields.field(tag::SEQUENCE);
        let issuer = match &id {
            Some(id) => cert_id::judge(report, &id_at, id),
            None => {
                report.missing(&id_at, RESPONSES);
                None
            }
        };
        let status_at = at.field("certStatus", fields.offset());
        // Whatever stands in front of thisUpdate, be it none of the three.
        let status =
            if fields.rest().first().is_some_and(|first| TIMES.contains(first)) { None } else { fields.next() };
        if let (Some(id), Some(status)) = (id, status) {
            agree &= *said.entry(id.raw).or_insert(status.raw) == status.raw;
        }
        answers.about = answers.about.or_else(|| issuer.and_then(NamedIssuer::authority));
        // Anybody may say that a certificate is unknown.
        let known = status.is_some_and(|status| [GOOD, REVOKED].contains(&status.tag));
        let another = issuer.filter(|issuer| known && answers.issuers.last() != Some(issuer));
        answers.issuers.extend(another);
        let this_update = judge_one(report, &at, &status_at, status, &mut fields);
        answers.newest = answers.newest.max(this_update);
        encoding::nothing_left(report, &at, fields);
    }
    report.judge(place, count.to_string(), RESPONSES, count > 0 && agree);
    answers
}

fn judge_one(
    report: &mut Report,
    place: &Place<'_>,
    at_status: &Place<'_>,
    status: Option<Element<'_>>,
    fields: &mut Reader<'_>,
) -> Option<Timestamp> {
    let at = place.field("thisUpdate", fields.offset());
    let this_update = match fields.one_of(&TIMES) {
        Some(element) => time::judge(report, &at, &element, Form::Generalized, TIME_FORM),
        None => {
            report.missing(&at, THIS_UPDATE);
            None
        }
    };
    judge_status(report, at_status, status, this_update);
    if let Some(this_update) = this_update {
        report.judge(&at, this_update.to_string(), THIS_UPDATE, true);
    }
    judge_next(report, place, fields, this_update);
    let at = place.field("singleExtensions", fields.offset());
    if let Some(list) = fields.field(tag::context(1)) {
        data::judge_extensions(report, &at, &list, profile::ANSWER);
    }
    this_update
}

fn judge_next(report: &mut Report, place: &Place<'_>, fields: &mut Reader<'_>, this_update: Option<Timestamp>) {
    let at = place.field("nextUpdate", fields.offset());
    let Some(wrapped) = fields.field(tag::context(0)) else {
        return report.add(&at, Value::Absent, NEXT_UPDATE, Judgement::AllowedChoice);
    };
    let Some(element) = encoding::only(report, &at, &wrapped, &TIMES) else { return };
    if let Some(next) = time::judge(report, &at, &element, Form::Generalized, TIME_FORM) {
        let later = this_update.is_none_or(|this_update| next > this_update);
        report.judge(&at, next.to_string(), NEXT_UPDATE, later);
    }
}

fn judge_status(report: &mut Report, place: &Place<'_>, status: Option<Element<'_>>, this_update: Option<Timestamp>) {
    let Some(status) = status else { return report.missing(place, CERT_STATUS) };
    match status.tag {
        GOOD => return report.judge(place, "good", CERT_STATUS, status.content.is_empty()),
        UNKNOWN => return report.judge(place, "unknown", CERT_STATUS, status.content.is_empty()),
        REVOKED => report.judge(place, "revoked", CERT_STATUS, true),
        _ => return report.add(place, hex(status.raw), CERT_STATUS, Judgement::Differs),
    }
    let mut fields = status.children();
    let at = place.field("revocationTime", fields.offset());
    match fields.one_of(&TIMES) {
        Some(element) => {
            if let Some(when) = time::judge(report, &at, &element, Form::Generalized, TIME_FORM) {
                let past = this_update.is_none_or(|this_update| when <= this_update);
                report.judge(&at, when.to_string(), REVOKED_AT, past);
            }
        }
        None => report.missing(&at, REVOKED_AT),
    }
    let at = place.field("revocationReason", fields.offset());
    match fields.field(tag::context(0)) {
        None => report.add(&at, Value::Absent, REASON, Judgement::AsInJpki),
        Some(wrapped) => {
            if let Some(code) = encoding::only(report, &at, &wrapped, &[tag::ENUMERATED]) {
                judge_reason(report, &at, &code);
            }
        }
    }
    encoding::nothing_left(report, place, fields);
}

fn judge_reason(report: &mut Report, place: &Place<'_>, code: &Element<'_>) {
    let reason = match code.content {
        &[code] => CrlReason::from_code(code),
        _ => None,
    };
    let foreign = [CrlReason::RemoveFromCrl, CrlReason::PrivilegeWithdrawn, CrlReason::AaCompromise];
    let holds = reason.is_some_and(|reason| !foreign.contains(&reason));
    report.judge(place, reason.map_or_else(|| hex(code.raw), |reason| reason.name().to_owned()), REASON, holds);
}
