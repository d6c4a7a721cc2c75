//! Lists of extensions: of certificates, CRLs, entries and responses.

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
pub(super) type Judge = fn(&Facts<'_>, &mut Report, &Place, &Element<'_>);

/// An extension that JPKI has in a list.
pub(super) struct Spec {
    pub(super) oid: ObjectIdentifier,
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
pub(super) fn read<'a>(report: &mut Report, place: &Place, list: &Element<'a>) -> Vec<Extension<'a>> {
    let mut extensions = Vec::new();
    for element in list.children() {
        let mut fields = element.children();
        let (oid, critical) = (fields.field(tag::OID), fields.field(tag::BOOLEAN));
        let (Some(oid), Some(value)) = (oid, fields.field(tag::OCTET_STRING)) else {
            let at = Place::new(&place.path, element.offset);
            report.add(&at, report.personal(&hex(element.raw)), rules::CONTENT, Judgement::Differs);
            continue;
        };
        encoding::nothing_left(report, place, fields);
        extensions.push(Extension { offset: element.offset, oid: oid.content, critical, value });
    }
    extensions
}

/// Judges a list against what JPKI has in it.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place, specs: &[Spec], list_rules: &ListRules) {
    let mut present: Vec<&[u8]> = Vec::new();
    for extension in &facts.extensions {
        let name = known::extension(extension.oid).map_or_else(|| known::dotted(extension.oid), str::to_owned);
        let at = place.field(&name, extension.offset);
        if present.contains(&extension.oid) {
            report.add(&at, name, rules::DUPLICATE, Judgement::Differs);
            continue;
        }
        present.push(extension.oid);
        match specs.iter().find(|spec| spec.oid.as_bytes() == extension.oid) {
            Some(spec) => {
                judge_critical(report, &at, extension, spec, list_rules.critical);
                judge_content(facts, report, &at, extension, spec.judge);
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
    for spec in specs.iter().filter(|spec| spec.required && !present.contains(&spec.oid.as_bytes())) {
        let name = known::extension(spec.oid.as_bytes()).map_or_else(|| spec.oid.to_string(), str::to_owned);
        report.missing(&place.field(&name, place.offset), list_rules.missing);
    }
    let is_known = |oid: &&&[u8]| specs.iter().any(|spec| spec.oid.as_bytes() == **oid);
    let names = present.iter().map(|oid| known::extension(oid).map_or_else(|| known::dotted(oid), str::to_owned));
    let value = names.collect::<Vec<_>>().join(", ");
    let expected = specs.iter().map(|spec| spec.oid.as_bytes()).filter(|oid| present.contains(oid));
    report.judge(place, value, list_rules.order, present.iter().filter(is_known).copied().eq(expected));
}

/// What nobody knows may hold anything, also something about a person.
fn hidden(report: &Report, extension: &Extension<'_>) -> super::value::Value {
    report.personal(&hex(extension.value.content))
}

fn judge_critical(report: &mut Report, at: &Place, extension: &Extension<'_>, spec: &Spec, rule: &'static Rule) {
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

fn judge_content(facts: &Facts<'_>, report: &mut Report, at: &Place, extension: &Extension<'_>, judge: Judge) {
    let at = Place::new(&at.path, extension.value.content_offset());
    encoding::check(report, &at, extension.value.children());
    let mut inside = extension.value.children();
    match inside.next() {
        Some(content) => judge(facts, report, &at, &content),
        None => report.add(&at, hidden(report, extension), rules::CONTENT, Judgement::Differs),
    }
    encoding::nothing_left(report, &at, inside);
}
