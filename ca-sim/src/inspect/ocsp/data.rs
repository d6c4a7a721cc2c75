//! ResponseData: who answers, when, and what.

use jiff::Timestamp;

use super::cert_id::NamedIssuer;
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
use crate::inspect::tlv::{Element, tag};
use crate::inspect::votes::Votes;
use crate::line::Line;

/// Octets of SHA-1 over the responder's key.
const KEY_HASH: usize = 20;
/// The two forms of a responderID.
pub(super) const BY_NAME: u8 = tag::context(1);
const BY_KEY: u8 = tag::context(2);

/// What the rest of a response has to fit.
pub(super) struct Data<'a> {
    /// The responderID.
    pub(super) responder: Option<Element<'a>>,
    /// About whose certificates it is, if an answer tells.
    pub(super) about: Option<(Line, Environment)>,
    /// The issuers of these certificates.
    pub(super) issuers: Vec<NamedIssuer<'a>>,
}

/// Judges a ResponseData.
pub(super) fn judge<'a>(report: &mut Report, place: &Place<'_>, tbs: &Element<'a>) -> Data<'a> {
    let mut fields = tbs.children();
    if let Some(version) = fields.field(tag::context(0)) {
        let at = place.field("version", version.offset);
        let number = version.only_child().map_or(&[][..], |number| number.content);
        let rule = if number == [0] { DEFAULT } else { VERSION };
        report.add(&at, hex(number), rule, Judgement::Differs);
    }
    let responder_at = place.field("responderID", fields.offset());
    let responder = fields.one_of(&[BY_NAME, BY_KEY]);
    judge_responder(report, &responder_at, responder);
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
    if let Some(list) = fields.field(tag::context(1)) {
        judge_extensions(report, &at, &list, profile::RESPONSE);
    }
    encoding::nothing_left(report, place, fields);
    Data { responder, about: answers.about, issuers: answers.issuers }
}

fn judge_responder(report: &mut Report, place: &Place<'_>, responder: Option<Element<'_>>) {
    match responder {
        None => report.missing(place, RESPONDER),
        Some(by_name) if by_name.tag == BY_NAME => {
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
    place: &Place<'_>,
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

/// Judges responseExtensions or singleExtensions in their explicit tag.
pub(super) fn judge_extensions(report: &mut Report, place: &Place<'_>, wrapper: &Element<'_>, specs: &[Spec]) {
    let Some(list) = encoding::only(report, place, wrapper, &[tag::SEQUENCE]) else { return };
    let facts = Facts::new(&Votes::default(), extensions::read(report, place, &list));
    let rules = ListRules { order: EXTENSION, critical: EXTENSION, missing: EXTENSION };
    extensions::judge(&facts, report, place, specs, &rules);
}
