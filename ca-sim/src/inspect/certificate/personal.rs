//! subjectAltName of a signing certificate: six items about the holder, as otherNames.

use super::substitutes::{self, Characters};
use super::{address, birth};
use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::known::{dotted, string_type};
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::personal::{
    ITEM_FOREIGN, ITEM_MISSING, ITEM_TWICE, ITEM_TYPE, ITEM_UNKNOWN, NAME, NAME_PARTS, ONLY_OTHER_NAMES, ORDER, SEX,
};
use crate::inspect::tlv::{Element, tag};
use crate::inspect::value::Value;

/// 1.2.392.200149.8.5.5, but for the last number.
const ARC: &[u8] = &[0x2A, 0x83, 0x08, 0x8C, 0x9B, 0x55, 0x08, 0x05, 0x05];
/// The last numbers in their order.
const IN_ORDER: [u8; 6] = [1, 4, 3, 5, 2, 6];
/// Between family and given name.
const FULL_WIDTH_SPACE: char = '\u{3000}';

/// Last number of the identifier and the string of an otherName; no number if it is none of JPKI, no string if it is not
/// wrapped as it should be.
pub(super) fn item<'a>(name: &Element<'a>) -> Option<(Option<u8>, Option<Element<'a>>)> {
    if name.tag != tag::context(0) {
        return None;
    }
    let mut fields = name.children();
    let oid = fields.field(tag::OID)?;
    let tail = match oid.content.strip_prefix(ARC) {
        Some(&[tail]) if tail < 0x80 => Some(tail),
        _ => None,
    };
    let value = fields.field(tag::context(0)).and_then(|wrapped| wrapped.only_child());
    Some((tail, value.filter(|_| fields.rest().is_empty())))
}

/// Judges the subjectAltName of a signing certificate.
pub(super) fn judge(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, names: &Element<'_>) {
    let mut seen: Vec<u8> = Vec::new();
    let mut characters = Characters::default();
    for name in names.children() {
        let Some((tail, value)) = item(&name) else {
            let at = place.at(name.offset);
            report.add(&at, report.personal(&hex(name.content)), ONLY_OTHER_NAMES, Judgement::Differs);
            continue;
        };
        let label = match tail {
            Some(tail) => label(tail),
            None => {
                format!("otherName[{}]", name.children().next().map_or_else(String::new, |oid| dotted(oid.content)))
            }
        };
        let at = place.field(&label, value.map_or(name.offset, |value| value.offset));
        let text = value.and_then(|value| value.text());
        let shown = report.personal(text.unwrap_or(&hex(name.content)));
        match tail {
            None => report.add(&at, shown, ITEM_FOREIGN, Judgement::Differs),
            Some(tail) if !IN_ORDER.contains(&tail) => report.add(&at, shown, ITEM_UNKNOWN, Judgement::CannotTell),
            Some(tail) if seen.contains(&tail) => report.add(&at, shown, ITEM_TWICE, Judgement::Differs),
            Some(tail) => {
                seen.push(tail);
                judge_item(report, &at, tail, value);
                characters.note(tail, value);
            }
        }
    }
    for tail in IN_ORDER.into_iter().filter(|tail| !seen.contains(tail)) {
        report.missing(&place.field(&label(tail), place.offset), ITEM_MISSING);
    }
    substitutes::judge_lengths(report, place, &characters);
    let order = seen.iter().map(|tail| format!(".{tail}")).collect::<Vec<_>>().join(" ");
    report.judge(place, order, ORDER, seen.iter().eq(IN_ORDER.iter().filter(|tail| seen.contains(tail))));
}

/// How an item is called in paths.
pub(super) fn label(tail: u8) -> String {
    format!("otherName[.{tail}]")
}

fn judge_item(report: &mut Report, place: &Place<'_>, tail: u8, value: Option<Element<'_>>) {
    let Some(value) = value else { return report.add(place, Value::Absent, ITEM_TYPE, Judgement::Differs) };
    if value.tag != tag::UTF8 {
        return report.add(place, string_type(value.tag), ITEM_TYPE, Judgement::Differs);
    }
    let Some(text) = value.text() else {
        return report.add(place, "UTF8String, not in UTF-8", ITEM_TYPE, Judgement::Differs);
    };
    let shown = report.personal(text);
    let (rule, told) = match tail {
        1 => judge_name(text),
        3 => (SEX, Report::judgement(SEX, matches!(text, "1" | "2" | "3"))),
        4 => birth::judge(text),
        5 => address::judge(text),
        _ => substitutes::judge(text),
    };
    report.add(place, shown, rule, told);
}

fn judge_name(text: &str) -> (&'static Rule, Judgement) {
    let mut parts = text.split(FULL_WIDTH_SPACE);
    let count = parts.clone().count();
    let whole = |part: &str| !part.is_empty() && !part.contains(|char: char| char.is_whitespace() || char.is_control());
    match (parts.all(whole), count) {
        (true, 3..) => (NAME_PARTS, Judgement::CannotTell),
        (whole, _) => (NAME, Report::judgement(NAME, whole && count == 2)),
    }
}
