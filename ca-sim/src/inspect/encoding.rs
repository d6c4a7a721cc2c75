//! Whether all of an object is DER: what cannot be read, and where.

use super::judgement::Judgement;
use super::place::Place;
use super::report::Report;
use super::rule::encoding::{COMPLETE, DEPTH, FIELD, LENGTH, READABLE};
use super::tlv::{Element, HeaderFlaw, Reader};
use super::value::Value;

/// The deepest object of JPKI has 13 levels.
const MOST_LEVELS: usize = 32;

/// Walks through elements and all that is inside of them.
pub(super) fn check(report: &mut Report, place: &Place<'_>, elements: Reader<'_>) {
    walk(report, place, elements, 0);
}

fn walk(report: &mut Report, place: &Place<'_>, mut elements: Reader<'_>, level: usize) {
    loop {
        let at = place.at(elements.offset());
        match elements.read() {
            None => return,
            Some(Err(flaw)) => return report.add(&at, Value::Unreadable { flaw }, READABLE, Judgement::Differs),
            Some(Ok(element)) => inside(report, &at, &element, level),
        }
    }
}

fn inside(report: &mut Report, at: &Place<'_>, element: &Element<'_>, level: usize) {
    if let Some(flaw) = element.flaw {
        let rule = if flaw == HeaderFlaw::Truncated { COMPLETE } else { LENGTH };
        report.add(at, Value::Unreadable { flaw }, rule, Judgement::Differs);
    }
    if !element.is_constructed() {
        return;
    }
    if level >= MOST_LEVELS {
        return report.add(at, level.to_string(), DEPTH, Judgement::Differs);
    }
    walk(report, at, element.children(), level + 1);
}

/// Reports fields of a structure that nothing took.
pub(super) fn nothing_left(report: &mut Report, place: &Place<'_>, mut fields: Reader<'_>) {
    let at = place.at(fields.offset());
    if let Some(element) = fields.next() {
        report.add(&at, report.personal(&super::number::hex(element.raw)), FIELD, Judgement::Differs);
    }
}

/// The element with one of these tags in an explicit tag or an OCTET STRING, where it has to be alone; whatever else is
/// there is reported.
pub(super) fn only<'a>(
    report: &mut Report,
    place: &Place<'_>,
    wrapper: &Element<'a>,
    tags: &[u8],
) -> Option<Element<'a>> {
    let mut inside = wrapper.children();
    let found = inside.one_of(tags);
    if found.is_none() && inside.rest().is_empty() {
        report.missing(&place.at(wrapper.offset), FIELD);
    }
    nothing_left(report, place, inside);
    found
}
