//! SingleResponse: the status of one certificate.

use jiff::Timestamp;

use super::{cert_id, data, profile};
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

/// What the answers say together.
#[derive(Default)]
pub(super) struct Answers {
    /// About whose certificates they are.
    pub(super) about: Option<(Line, Environment)>,
    /// The last thisUpdate.
    pub(super) newest: Option<Timestamp>,
}

/// Judges every answer.
pub(super) fn judge_all(report: &mut Report, place: &Place, responses: &Element<'_>) -> Answers {
    let mut answers = Answers::default();
    let mut ids: Vec<&[u8]> = Vec::new();
    let mut twice = false;
    for (index, single) in responses.children().enumerate() {
        let at = place.item(index, single.offset);
        let mut fields = single.children();
        let id_at = at.field("certID", fields.offset());
        match fields.field(tag::SEQUENCE) {
            Some(id) => {
                twice |= ids.contains(&id.raw);
                ids.push(id.raw);
                answers.about = answers.about.or(cert_id::judge(report, &id_at, &id));
            }
            None => report.missing(&id_at, RESPONSES),
        }
        let this_update = judge_one(report, &at, &mut fields);
        answers.newest = answers.newest.max(this_update);
        encoding::nothing_left(report, &at, fields);
    }
    report.judge(place, ids.len().to_string(), RESPONSES, !ids.is_empty() && !twice);
    answers
}

fn judge_one(report: &mut Report, place: &Place, fields: &mut Reader<'_>) -> Option<Timestamp> {
    let at_status = place.field("certStatus", fields.offset());
    let status = fields.one_of(&[tag::implicit(0), tag::context(1), tag::implicit(2)]);
    let at = place.field("thisUpdate", fields.offset());
    let this_update = match fields.one_of(&TIMES) {
        Some(element) => time::judge(report, &at, &element, Form::Generalized, TIME_FORM),
        None => {
            report.missing(&at, THIS_UPDATE);
            None
        }
    };
    judge_status(report, &at_status, status, this_update);
    if let Some(this_update) = this_update {
        report.judge(&at, this_update.to_string(), THIS_UPDATE, true);
    }
    judge_next(report, place, fields, this_update);
    let at = place.field("singleExtensions", fields.offset());
    if let Some(list) = fields.field(tag::context(1)).and_then(|list| list.children().next()) {
        data::judge_extensions(report, &at, &list, profile::ANSWER);
    }
    this_update
}

fn judge_next(report: &mut Report, place: &Place, fields: &mut Reader<'_>, this_update: Option<Timestamp>) {
    let at = place.field("nextUpdate", fields.offset());
    match fields.field(tag::context(0)).and_then(|wrapped| wrapped.only_child()) {
        None => report.add(&at, Value::Absent, NEXT_UPDATE, Judgement::AllowedChoice),
        Some(element) => {
            let next = time::judge(report, &at, &element, Form::Generalized, TIME_FORM);
            if let Some(next) = next {
                let later = this_update.is_none_or(|this_update| next > this_update);
                report.judge(&at, next.to_string(), NEXT_UPDATE, later);
            }
        }
    }
}

fn judge_status(report: &mut Report, place: &Place, status: Option<Element<'_>>, this_update: Option<Timestamp>) {
    let Some(status) = status else { return report.missing(place, CERT_STATUS) };
    if status.tag != tag::context(1) {
        let name = if status.tag == tag::implicit(0) { "good" } else { "unknown" };
        return report.judge(place, name, CERT_STATUS, status.content.is_empty());
    }
    report.judge(place, "revoked", CERT_STATUS, true);
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
    match fields.field(tag::context(0)).and_then(|wrapped| wrapped.only_child()) {
        None => report.add(&at, Value::Absent, REASON, Judgement::AsInJpki),
        Some(code) => judge_reason(report, &at, &code),
    }
    encoding::nothing_left(report, place, fields);
}

fn judge_reason(report: &mut Report, place: &Place, code: &Element<'_>) {
    let reason = match (code.tag, code.content) {
        (tag::ENUMERATED, &[code]) => CrlReason::from_code(code),
        _ => None,
    };
    let foreign = [CrlReason::RemoveFromCrl, CrlReason::PrivilegeWithdrawn, CrlReason::AaCompromise];
    let holds = reason.is_some_and(|reason| !foreign.contains(&reason));
    report.judge(place, reason.map_or_else(|| hex(code.raw), |reason| reason.name().to_owned()), REASON, holds);
}
