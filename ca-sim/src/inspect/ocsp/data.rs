//! ResponseData: who answers, when, and what.

use jiff::Timestamp;

use super::{answer, profile};
use crate::inspect::encoding;
use crate::inspect::extensions::{self, ListRules, Spec};
use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::Environment;
use crate::inspect::name;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::encoding::DEFAULT;
use crate::inspect::rule::ocsp::{EXTENSION, PRODUCED, RESPONDER, RESPONSES, TIME_FORM, VERSION};
use crate::inspect::time::{self, Form};
use crate::inspect::tlv::{Element, Reader, tag};
use crate::inspect::votes::Votes;
use crate::line::Line;

/// Octets of SHA-1 over the responder's key.
const KEY_HASH: usize = 20;

/// Judges a ResponseData, and says about whose certificates it is if an answer tells.
pub(super) fn judge(report: &mut Report, place: &Place, tbs: &Element<'_>) -> Option<(Line, Environment)> {
    let mut fields = tbs.children();
    if let Some(version) = fields.field(tag::context(0)) {
        let at = place.field("version", version.offset);
        let number = version.only_child().map_or(&[][..], |number| number.content);
        let rule = if number == [0] { DEFAULT } else { VERSION };
        report.add(&at, hex(number), rule, Judgement::Differs);
    }
    judge_responder(report, &place.field("responderID", fields.offset()), &mut fields);
    let at = place.field("producedAt", fields.offset());
    let produced = fields.one_of(&[tag::GENERALIZED_TIME, tag::UTC_TIME]);
    let produced_at = match &produced {
        Some(produced) => time::judge(report, &at, produced, Form::Generalized, TIME_FORM),
        None => None,
    };
    let at_responses = place.field("responses", fields.offset());
    let responses = fields.field(tag::SEQUENCE);
    let answers = responses.map(|responses| answer::judge_all(report, &at_responses, &responses)).unwrap_or_default();
    judge_produced(report, &at, produced.is_some(), produced_at, answers.newest);
    if responses.is_none() {
        report.missing(&at_responses, RESPONSES);
    }
    let at = place.field("responseExtensions", fields.offset());
    if let Some(list) = fields.field(tag::context(1)).and_then(|list| list.children().next()) {
        judge_extensions(report, &at, &list, profile::RESPONSE);
    }
    encoding::nothing_left(report, place, fields);
    answers.about
}

fn judge_responder(report: &mut Report, place: &Place, fields: &mut Reader<'_>) {
    match fields.one_of(&[tag::context(1), tag::context(2)]) {
        None => report.missing(place, RESPONDER),
        Some(by_name) if by_name.tag == tag::context(1) => {
            let attributes = by_name.only_child().and_then(|found| name::read(&found));
            let text = attributes.as_deref().map_or_else(|| hex(by_name.raw), name::display);
            report.judge(place, text, RESPONDER, attributes.is_some_and(|attributes| !attributes.is_empty()));
        }
        Some(by_key) => {
            let hash = by_key.only_child().filter(|hash| hash.tag == tag::OCTET_STRING);
            let holds = hash.is_some_and(|hash| hash.content.len() == KEY_HASH);
            report.judge(place, hex(hash.map_or(by_key.raw, |hash| hash.content)), RESPONDER, holds);
        }
    }
}

fn judge_produced(
    report: &mut Report,
    place: &Place,
    is_there: bool,
    produced: Option<Timestamp>,
    newest: Option<Timestamp>,
) {
    match produced {
        Some(produced) => {
            let holds = newest.is_none_or(|newest| newest <= produced);
            report.judge(place, produced.to_string(), PRODUCED, holds);
        }
        None if !is_there => report.missing(place, PRODUCED),
        // That it is no time has been said.
        None => {}
    }
}

/// Judges responseExtensions or singleExtensions.
pub(super) fn judge_extensions(report: &mut Report, place: &Place, list: &Element<'_>, specs: &[Spec]) {
    let facts = Facts::new(&Votes::default(), extensions::read(report, place, list));
    let rules = ListRules { order: EXTENSION, critical: EXTENSION, missing: EXTENSION };
    extensions::judge(&facts, report, place, specs, &rules);
}
