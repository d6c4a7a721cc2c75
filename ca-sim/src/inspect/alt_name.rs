//! The authority's name in Japanese: issuerAltName of holders, subjectAltName of roots.

use super::facts::Facts;
use super::general_name;
use super::judgement::Judgement;
use super::name;
use super::place::Place;
use super::report::Report;
use super::rule::extension::ALT_NAME;
use super::tlv::Element;

/// Judges an alternative name of the authority.
pub(super) fn judge(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, names: &Element<'_>) {
    match facts.line {
        Some(line) => general_name::judge(report, place, names, &name::japanese(line), ALT_NAME),
        None => report.add(place, report.personal(&super::number::hex(names.raw)), ALT_NAME, Judgement::CannotTell),
    }
}
