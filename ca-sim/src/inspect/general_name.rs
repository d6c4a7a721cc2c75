//! GeneralNames that should be one directoryName.

use super::judgement::Judgement;
use super::name::{self, Expected};
use super::number::hex;
use super::place::Place;
use super::report::Report;
use super::rule::Rule;
use super::tlv::{Element, tag};

/// Tag of directoryName.
const DIRECTORY_NAME: u8 = tag::context(4);

/// The Name, if these GeneralNames are one directoryName.
pub(super) fn directory_name<'a>(names: &Element<'a>) -> Option<Element<'a>> {
    let only = names.only_child()?;
    if only.tag == DIRECTORY_NAME { only.only_child() } else { None }
}

/// Judges GeneralNames that should be one directoryName with this content.
pub(super) fn judge(
    report: &mut Report,
    place: &Place<'_>,
    names: &Element<'_>,
    expected: &[Expected],
    rule: &'static Rule,
) {
    match directory_name(names) {
        Some(found) => name::compare(report, &place.field("directoryName", found.offset), &found, expected, rule),
        None => report.add(place, report.personal(&hex(names.raw)), rule, Judgement::Differs),
    }
}
