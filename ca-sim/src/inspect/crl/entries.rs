//! revokedCertificates. There may be millions, so entries get findings only for what is wrong with them, and no text is
//! made for an entry that is right.

use std::collections::{BTreeMap, BTreeSet};

use const_oid::db::rfc5280::ID_CE_CRL_REASONS;

use crate::inspect::encoding;
use crate::inspect::extensions;
use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::known;
use crate::inspect::number::{hex, is_positive, judge_minimal, magnitude};
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::crl::{
    EMPTY, ENTRIES, ENTRY_EXTENSION, ENTRY_REASON, ENTRY_REMOVED, ENTRY_SERIAL, ENTRY_TIME, ENTRY_TWICE,
    ENTRY_TWICE_FAR, TIME_FORM,
};
use crate::inspect::rule::encoding::FIELD;
use crate::inspect::time::{self, Form};
use crate::inspect::tlv::{Element, tag};
use crate::inspect::value::Value;
use crate::reason::CrlReason;

/// Entries of an unsorted list among which doubles are looked for.
const MOST_COMPARED: usize = 1 << 18;

/// What is seen on the way through the entries.
#[derive(Default)]
struct Seen<'a> {
    count: usize,
    last: Option<&'a [u8]>,
    unsorted: bool,
    reasons: BTreeMap<&'static str, usize>,
}

/// Judges the entries of a list.
pub(super) fn judge(report: &mut Report, place: &Place<'_>, list: Option<Element<'_>>, facts: &Facts<'_>, delta: bool) {
    let Some(list) = list else { return report.add(place, Value::Absent, ENTRIES, Judgement::AllowedChoice) };
    let mut seen = Seen::default();
    for entry in list.children() {
        let at = place.item(seen.count, entry.offset);
        judge_entry(report, &at, &entry, facts, delta, &mut seen);
        seen.count += 1;
    }
    if seen.unsorted {
        judge_duplicates(report, place, &list, seen.count);
    }
    report.unless(seen.count > 0, place, || "0", EMPTY);
    let reasons = seen.reasons.iter().map(|(reason, count)| format!("{reason} {count}")).collect::<Vec<_>>().join(", ");
    report.judge(place, format!("{} ({reasons})", seen.count), ENTRIES, !seen.unsorted);
}

fn judge_entry<'a>(
    report: &mut Report,
    place: &Place<'_>,
    entry: &Element<'a>,
    facts: &Facts<'_>,
    delta: bool,
    seen: &mut Seen<'a>,
) {
    let mut fields = entry.children();
    let at = place.field("userCertificate", fields.offset());
    let Some(serial) = fields.field(tag::INTEGER) else {
        return report.add(place, hex(entry.raw), FIELD, Judgement::Differs);
    };
    report.unless(is_positive(serial.content), &at, || hex(serial.content), ENTRY_SERIAL);
    judge_minimal(report, &at, serial.content);
    match seen.last.map(|last| compare(last, serial.content)) {
        Some(std::cmp::Ordering::Equal) => report.add(&at, hex(serial.content), ENTRY_TWICE, Judgement::Differs),
        Some(std::cmp::Ordering::Greater) => seen.unsorted = true,
        _ => {}
    }
    seen.last = Some(serial.content);
    let at = place.field("revocationDate", fields.offset());
    match fields.one_of(&super::TIMES) {
        Some(date) => {
            let when = time::judge(report, &at, &date, Form::ByYear, TIME_FORM);
            let past = when.zip(facts.this_update).is_none_or(|(when, this_update)| when <= this_update);
            report.unless(past, &at, || when.map_or_else(String::new, |when| when.to_string()), ENTRY_TIME);
        }
        None => report.missing(&at, ENTRY_TIME),
    }
    let reason = fields.field(tag::SEQUENCE).and_then(|list| {
        let at = place.field("crlEntryExtensions", list.offset);
        judge_extensions(report, &at, &list, delta)
    });
    *seen.reasons.entry(reason.map_or("–", CrlReason::name)).or_default() += 1;
    encoding::nothing_left(report, place, fields);
}

fn judge_extensions(report: &mut Report, place: &Place<'_>, list: &Element<'_>, delta: bool) -> Option<CrlReason> {
    let mut reason = None;
    for extension in extensions::read(report, place, list) {
        let name = known::name(extension.oid);
        let at = place.field(&name, extension.offset);
        let is_reason = extension.oid == ID_CE_CRL_REASONS.as_bytes();
        let fits = is_reason && extension.critical.is_none() && reason.is_none();
        report.unless(fits, &at, || hex(extension.value.content), ENTRY_EXTENSION);
        if is_reason {
            reason = judge_reason(report, &at, &extension.value, delta);
        }
    }
    reason
}

fn judge_reason(report: &mut Report, place: &Place<'_>, value: &Element<'_>, delta: bool) -> Option<CrlReason> {
    let code = value.only_child().filter(|code| code.tag == tag::ENUMERATED);
    let reason = match code.map(|code| code.content) {
        Some(&[code]) => CrlReason::from_code(code),
        _ => None,
    };
    let shown = || reason.map_or_else(|| hex(value.content), |reason| reason.name().to_owned());
    match reason {
        Some(CrlReason::RemoveFromCrl) => report.unless(delta, place, shown, ENTRY_REMOVED),
        Some(CrlReason::PrivilegeWithdrawn | CrlReason::AaCompromise) | None => {
            report.unless(false, place, shown, ENTRY_REASON);
        }
        Some(_) => {}
    }
    reason
}

/// Looks for a serial number that stands far from its double, among so many entries of an unsorted list.
fn judge_duplicates(report: &mut Report, place: &Place<'_>, list: &Element<'_>, count: usize) {
    let mut serials = BTreeSet::new();
    let mut last = None;
    if count > MOST_COMPARED {
        report.add(place, format!("{MOST_COMPARED} / {count}"), ENTRY_TWICE_FAR, Judgement::CannotTell);
    }
    for (index, entry) in list.children().take(MOST_COMPARED).enumerate() {
        let Some(serial) = entry.children().field(tag::INTEGER) else { continue };
        let number = magnitude(serial.content);
        // Neighbours were compared already.
        if !serials.insert(number) && last != Some(number) {
            let entry = place.item(index, entry.offset);
            let at = entry.field("userCertificate", serial.offset);
            report.add(&at, hex(serial.content), ENTRY_TWICE, Judgement::Differs);
        }
        last = Some(number);
    }
}

/// Compares two numbers that are not negative.
fn compare(one: &[u8], other: &[u8]) -> std::cmp::Ordering {
    let (one, other) = (magnitude(one), magnitude(other));
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}
