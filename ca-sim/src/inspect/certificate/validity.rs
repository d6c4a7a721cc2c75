//! From when to when a certificate is valid.

use jiff::Span;
use jiff::civil::Date;

use super::birth::{self, Birth};
use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::CertificateKind;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::validity::{
    BIRTHDAY, FIVE_YEARS, NEXT_CARD, NOT_AFTER, NOT_BEFORE, ORDER, RENEWAL, RESPONDER_LIFE, ROOT_LIFE, TIME_FORM,
};
use crate::inspect::time::{self, Form};
use crate::inspect::tlv::Element;
use crate::time::{end_of_day_jst, jst_date};

/// Birthdays that a certificate may see, on today's card and on the next.
const BIRTHDAYS: (i16, i16) = (5, 10);
/// Months before its end in which a certificate can be renewed.
const RENEWAL_MONTHS: i32 = 3;

/// Judges a validity.
pub(super) fn judge(
    report: &mut Report,
    place: &Place<'_>,
    validity: &Element<'_>,
    kind: CertificateKind,
    facts: &Facts<'_>,
) {
    let mut ends = validity.children();
    let at = place.field("notBefore", ends.offset());
    let not_before = match ends.next() {
        Some(end) => time::judge(report, &at, &end, Form::ByYear, TIME_FORM),
        None => return report.missing(&at, NOT_BEFORE),
    };
    if let Some(not_before) = not_before {
        report.judge(&at, not_before.to_string(), NOT_BEFORE, true);
    }
    let at = place.field("notAfter", ends.offset());
    let not_after = match ends.next() {
        Some(end) => time::judge(report, &at, &end, Form::ByYear, TIME_FORM),
        None => return report.missing(&at, NOT_AFTER),
    };
    crate::inspect::encoding::nothing_left(report, place, ends);
    let Some(not_after) = not_after else { return };
    if !matches!(kind, CertificateKind::Responder(_)) {
        let last_second = end_of_day_jst(jst_date(not_after)).is_ok_and(|end| end == not_after);
        report.judge(&at, not_after.to_string(), NOT_AFTER, last_second);
    }
    let Some(not_before) = not_before else { return };
    if not_after <= not_before {
        return report.add(&at, not_after.to_string(), ORDER, Judgement::Differs);
    }
    let (first, last) = (jst_date(not_before), jst_date(not_after));
    let value = format!("{first} – {last} (JST)");
    let (rule, told) = match kind {
        CertificateKind::Root(_) => of_root(first, last),
        CertificateKind::Responder(_) => (RESPONDER_LIFE, Judgement::AllowedChoice),
        _ => of_holder(first, last, birth::of(facts), facts.next_generation),
    };
    report.add(&at, value, rule, told);
}

fn of_root(first: Date, last: Date) -> (&'static Rule, Judgement) {
    let by_rule = first.checked_add(Span::new().years(10)).and_then(Date::yesterday);
    (ROOT_LIFE, Report::judgement(ROOT_LIFE, by_rule.is_ok_and(|day| day == last)))
}

fn of_holder(first: Date, last: Date, birth: Option<Birth>, next: bool) -> (&'static Rule, Judgement) {
    let most = if next { BIRTHDAYS.1 } else { BIRTHDAYS.0 };
    let Some(Birth { month, day, .. }) = birth else { return without_birthday(first, last, most, next) };
    let birthday = |year: i16| Date::new(year, month, day).or_else(|_| Date::new(year, 2, 28)).ok();
    let seen = (first.year()..=last.year()).filter_map(birthday).filter(|day| *day > first && *day <= last).count();
    let seen = i16::try_from(seen).unwrap_or(i16::MAX);
    let renewed = || {
        let near = first.checked_add(Span::new().months(RENEWAL_MONTHS)).unwrap_or(Date::MAX);
        (first.year()..=near.year()).filter_map(birthday).any(|day| day > first && day <= near)
    };
    let (rule, longest) = if next { (NEXT_CARD, Judgement::AllowedChoice) } else { (BIRTHDAY, Judgement::AsInJpki) };
    // 1 March instead of 28 February is the other way to count a leap day.
    let ends_there = birthday(last.year()) == Some(last) || (month, day, last.month(), last.day()) == (2, 29, 3, 1);
    match seen {
        _ if seen == most + 1 && renewed() => (RENEWAL, Judgement::AllowedChoice),
        _ if seen > most => (rule, Judgement::Differs),
        _ if ends_there => (rule, longest),
        // The card's own end or a period of stay may cut it short.
        _ => (rule, Judgement::CannotTell),
    }
}

/// The certificate does not say when the holder was born.
fn without_birthday(first: Date, last: Date, most: i16, next: bool) -> (&'static Rule, Judgement) {
    let after = |months: i32| {
        let span = Span::new().years(most).months(months);
        first.checked_add(span).unwrap_or(Date::MAX)
    };
    match () {
        () if last <= after(0) && next => (NEXT_CARD, Judgement::AllowedChoice),
        () if last <= after(0) => (FIVE_YEARS, Judgement::AsInJpki),
        () if last <= after(RENEWAL_MONTHS) => (RENEWAL, Judgement::AllowedChoice),
        () => (if next { NEXT_CARD } else { FIVE_YEARS }, Judgement::Differs),
    }
}
