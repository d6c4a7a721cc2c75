//! Lists of extensions: of certificates, CRLs, entries and responses.

use std::collections::BTreeSet;

use const_oid::ObjectIdentifier;

use super::encoding;
use super::facts::{Extension, Facts};
use super::judgement::Judgement;
use super::known;
use super::number::hex;
use super::place::Place;
use super::report::Report;
use super::rule::{Rule, encoding as encoding_rules, extension as rules};
use super::tlv::{Element, tag};

/// Judges the content of an extension.
pub(super) type Judge = fn(&Facts<'_>, &mut Report, &Place<'_>, &Element<'_>);

/// An extension that JPKI has in a list.
pub(super) struct Spec {
    pub(super) oid: ObjectIdentifier,
    /// Tag of its content.
    pub(super) tag: u8,
    pub(super) critical: bool,
    pub(super) required: bool,
    pub(super) judge: Judge,
}

/// What is said about a list as a whole.
pub(super) struct ListRules {
    /// Which extensions there are, in which order.
    pub(super) order: &'static Rule,
    /// Which of them are critical.
    pub(super) critical: &'static Rule,
    /// That one is there.
    pub(super) missing: &'static Rule,
}

/// The extensions in `[n] EXPLICIT SEQUENCE` or a bare SEQUENCE of them; what is none is reported.
pub(super) fn read<'a>(report: &mut Report, place: &Place<'_>, list: &Element<'a>) -> Vec<Extension<'a>> {
    let mut extensions = Vec::new();
    for element in list.children() {
        let mut fields = element.children();
        let (oid, critical) = (fields.field(tag::OID), fields.field(tag::BOOLEAN));
        let oid = oid.filter(|_| element.tag == tag::SEQUENCE);
        let (Some(oid), Some(value)) = (oid, fields.field(tag::OCTET_STRING)) else {
            let at = place.at(element.offset);
            report.add(&at, report.personal(&hex(element.raw)), rules::CONTENT, Judgement::Differs);
            continue;
        };
        encoding::nothing_left(report, place, fields);
        extensions.push(Extension { offset: element.offset, oid: oid.content, critical, value });
    }
    extensions
}

/// Names of a list that are written out; JPKI has eight at most.
const MOST_NAMES: usize = 32;

/// Judges a list against what JPKI has in it.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, specs: &[Spec], list_rules: &ListRules) {
    let (mut present, mut seen) = (Vec::new(), BTreeSet::new());
    for extension in &facts.extensions {
        let name = known::name(extension.oid);
        let at = place.field(&name, extension.offset);
        if !seen.insert(extension.oid) {
            report.unless(false, &at, || name.as_ref(), rules::DUPLICATE);
            continue;
        }
        present.push(extension.oid);
        match specs.iter().find(|spec| spec.oid.as_bytes() == extension.oid) {
            Some(spec) => {
                judge_critical(report, &at, extension, spec, list_rules.critical);
                judge_content(facts, report, &at, extension, spec);
            }
            None => {
                let known = known::extension(extension.oid).is_some();
                let rule = match (known, extension.is_critical()) {
                    (true, _) => rules::UNEXPECTED,
                    (false, true) => rules::UNKNOWN_CRITICAL,
                    (false, false) => rules::UNKNOWN,
                };
                report.add(&at, hidden(report, extension), rule, Judgement::Differs);
            }
        }
    }
    for spec in specs.iter().filter(|spec| spec.required && !seen.contains(spec.oid.as_bytes())) {
        report.missing(&place.field(&known::name(spec.oid.as_bytes()), place.offset), list_rules.missing);
    }
    let is_known = |oid: &&&[u8]| specs.iter().any(|spec| spec.oid.as_bytes() == **oid);
    let expected = specs.iter().map(|spec| spec.oid.as_bytes()).filter(|oid| seen.contains(oid));
    let in_order = present.iter().filter(is_known).copied().eq(expected);
    report.judge(place, names(&present), list_rules.order, in_order);
}

fn names(identifiers: &[&[u8]]) -> String {
    let mut names: Vec<_> = identifiers.iter().take(MOST_NAMES).map(|oid| known::name(oid)).collect();
    if identifiers.len() > MOST_NAMES {
        names.push(format!("… ({})", identifiers.len()).into());
    }
    names.join(", ")
}

/// What nobody knows may hold anything, also something about a person.
fn hidden(report: &Report, extension: &Extension<'_>) -> super::value::Value {
    report.personal(&hex(extension.value.content))
}

fn judge_critical(report: &mut Report, at: &Place<'_>, extension: &Extension<'_>, spec: &Spec, rule: &'static Rule) {
    let offset = extension.critical.map_or(extension.offset, |critical| critical.offset);
    let at = at.field("critical", offset);
    if let Some(written) = extension.critical {
        match written.content {
            [0xFF] => {}
            [0] => report.add(&at, "FALSE", encoding_rules::DEFAULT, Judgement::Differs),
            other => report.add(&at, hex(other), encoding_rules::BOOLEAN, Judgement::Differs),
        }
    }
    let value = if extension.is_critical() { "TRUE" } else { "FALSE" };
    report.judge(&at, value, rule, extension.is_critical() == spec.critical);
}

fn judge_content(facts: &Facts<'_>, report: &mut Report, at: &Place<'_>, extension: &Extension<'_>, spec: &Spec) {
    let at = at.at(extension.value.content_offset());
    encoding::check(report, &at, extension.value.children());
    let mut inside = extension.value.children();
    match inside.next() {
        Some(content) if content.tag == spec.tag => (spec.judge)(facts, report, &at, &content),
        _ => report.add(&at, hidden(report, extension), rules::CONTENT, Judgement::Differs),
    }
    encoding::nothing_left(report, &at, inside);
}
