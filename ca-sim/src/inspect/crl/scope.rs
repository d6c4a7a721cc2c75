//! issuingDistributionPoint: for which certificates the list speaks.

use crate::inspect::encoding;
use crate::inspect::facts::Facts;
use crate::inspect::general_name;
use crate::inspect::jpki;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::ListScope;
use crate::inspect::name::{self, Attribute};
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::crl::{INDIRECT, SCOPE, SCOPE_FLAGS};
use crate::inspect::rule::encoding::{BOOLEAN, DEFAULT};
use crate::inspect::tlv::{Element, tag};
use crate::inspect::value::Value;

/// The fields behind the name, by their tags (RFC 5280, 5.2.5).
const FIELDS: [(u8, &str, &Rule); 5] = [
    (1, "onlyContainsUserCerts", SCOPE_FLAGS),
    (2, "onlyContainsCACerts", SCOPE_FLAGS),
    (3, "onlySomeReasons", INDIRECT),
    (4, "indirectCRL", INDIRECT),
    (5, "onlyContainsAttributeCerts", INDIRECT),
];

/// The only name of the point.
fn directory<'a>(idp: &Element<'a>) -> Option<Element<'a>> {
    let point = idp.children().field(tag::context(0))?;
    let full = point.only_child().filter(|full| full.tag == tag::context(0))?;
    general_name::directory_name(&full)
}

fn is_set(idp: &Element<'_>, number: u8) -> bool {
    let flag = idp.children().find(|field| field.tag == tag::implicit(number));
    flag.is_some_and(|flag| flag.content.iter().any(|octet| *octet != 0))
}

/// The scope that an issuingDistributionPoint describes.
pub(super) fn of(idp: &Element<'_>) -> ListScope {
    let name = directory(idp).and_then(|directory| name::read(&directory)).unwrap_or_default();
    let texts: Vec<String> = name.iter().map(Attribute::text).collect();
    match texts.as_slice() {
        [.., unit, point] if name.len() == 6 => {
            let municipality = point.strip_suffix(jpki::POINT).unwrap_or(point).to_owned();
            ListScope::Partition { prefecture: unit.clone(), municipality }
        }
        _ if is_set(idp, 2) => ListScope::Authorities,
        [] if idp.children().next().is_none_or(|first| first.tag != tag::context(0)) => ListScope::Combined,
        _ => ListScope::Unknown,
    }
}

/// Judges an issuingDistributionPoint.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, idp: &Element<'_>) {
    let mut fields = idp.children();
    let at = place.field("distributionPoint", fields.offset());
    let point = fields.field(tag::context(0));
    let scope = of(idp);
    judge_name(facts, report, &at, idp, point, &scope);
    let mut set: Vec<&str> = Vec::new();
    for (number, name, rule) in FIELDS {
        let Some(field) = fields.one_of(&[tag::implicit(number), tag::context(number)]) else { continue };
        let at = place.field(name, field.offset);
        match field.content {
            [0xFF] => set.push(name),
            [0] => report.add(&at, "FALSE", DEFAULT, Judgement::Differs),
            [_] => {
                set.push(name);
                report.add(&at, hex(field.content), BOOLEAN, Judgement::Differs);
            }
            _ => {}
        }
        report.unless(rule.id != INDIRECT.id, &at, || hex(field.content), INDIRECT);
    }
    encoding::nothing_left(report, place, fields);
    let flags =
        set.iter().filter(|name| FIELDS.iter().any(|(_, field, rule)| field == *name && rule.id == SCOPE_FLAGS.id));
    let flags: Vec<&str> = flags.copied().collect();
    let holds = match scope {
        ListScope::Partition { .. } | ListScope::Combined => flags == ["onlyContainsUserCerts"],
        ListScope::Authorities => flags == ["onlyContainsCACerts"],
        ListScope::Unknown => flags.len() < 2,
    };
    report.judge(&place.field("flags", idp.offset), flags.join(", "), SCOPE_FLAGS, holds);
}

fn judge_name(
    facts: &Facts<'_>,
    report: &mut Report,
    at: &Place<'_>,
    idp: &Element<'_>,
    point: Option<Element<'_>>,
    scope: &ListScope,
) {
    let expected = match scope {
        ListScope::Partition { .. } => name::partition(facts.environment, facts.line),
        _ => name::authority(facts.environment, facts.line),
    };
    match (directory(idp), point) {
        (Some(found), _) => {
            name::compare(report, &at.field("directoryName", found.offset), &found, &expected, SCOPE);
        }
        // Without a name it speaks for everything that its flags leave.
        (None, None) => report.add(at, Value::Absent, SCOPE, Judgement::CannotTell),
        (None, Some(point)) => report.add(at, hex(point.raw), SCOPE, Judgement::Differs),
    }
}
