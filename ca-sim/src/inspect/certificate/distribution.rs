//! cRLDistributionPoints: one point with one directoryName.

use crate::inspect::facts::Facts;
use crate::inspect::general_name;
use crate::inspect::jpki;
use crate::inspect::judgement::Judgement;
use crate::inspect::name::{self, Expected};
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::extension::{AUTHORITY_POINT, DISTRIBUTION_POINT, PARTITION, SAME_PLACE};
use crate::inspect::tlv::{Element, tag};

/// Of a holder: the CRL of a partition.
pub(super) fn partition(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, points: &Element<'_>) {
    let expected = name::partition(facts.environment, facts.line);
    let Some(found) = judge(report, place, points, &expected, PARTITION) else { return };
    let (Some(attributes), Some((prefecture, municipality))) = (name::read(&found), &facts.place) else { return };
    let texts: Vec<String> = attributes.iter().skip(4).map(name::Attribute::text).collect();
    let [unit, point] = texts.as_slice() else { return };
    let same = unit == prefecture && point.strip_suffix(jpki::POINT) == Some(municipality);
    report.judge(&place.item(0, found.offset), format!("{unit}, {point}"), SAME_PLACE, same);
}

/// Of a root: where the list of revoked authorities is.
pub(super) fn authority(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, points: &Element<'_>) {
    judge(report, place, points, &name::authority(facts.environment, facts.line), AUTHORITY_POINT);
}

/// The Name of the point, if its shape is right.
fn judge<'a>(
    report: &mut Report,
    place: &Place<'_>,
    points: &Element<'a>,
    expected: &[Expected],
    rule: &'static Rule,
) -> Option<Element<'a>> {
    let found = full_name(points).and_then(|names| general_name::directory_name(&names).map(|name| (names, name)));
    let Some((names, name)) = found else {
        let value = text_of(points).unwrap_or_else(|| hex(points.raw));
        report.add(&place.item(0, points.offset), value, DISTRIBUTION_POINT, Judgement::Differs);
        return None;
    };
    report.judge(&place.item(0, points.offset), "fullName, directoryName", DISTRIBUTION_POINT, true);
    general_name::judge(report, &place.item(0, names.offset), &names, expected, rule);
    Some(name)
}

/// The GeneralNames of the only point, if it has nothing else.
fn full_name<'a>(points: &Element<'a>) -> Option<Element<'a>> {
    let point = points.only_child()?;
    let name = point.only_child().filter(|name| name.tag == tag::context(0))?;
    name.only_child().filter(|full| full.tag == tag::context(0))
}

/// A URI, if that is what stands there instead.
fn text_of(points: &Element<'_>) -> Option<String> {
    let names = points.children().next()?.children().next()?.children().next()?;
    let uri = names.children().find(|name| name.tag == tag::implicit(6))?;
    uri.text().map(|uri| format!("URI {uri}"))
}
