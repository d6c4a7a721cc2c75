//! Defects of a certificate: from when to when it is valid, and how that is written.

use jiff::Timestamp;

use crate::defect::draft::Draft;
use crate::defect::draft::certificate::VALIDITY;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::scene::{earlier, end_of_its_day, later};
use crate::defect::time;
use crate::defect::tree::Node;
use crate::error::CaError;

const VALIDITY_ALONE: &[Place] = &[Place::Field("validity")];

pub(in crate::defect) const EXPIRED: Entry = Entry::new(
    ObjectKind::Certificate,
    "expired",
    ["The validity has ended.", "有効期間が終わっている。"],
    rfc5280("6.1.3 (a)(2)"),
    VALIDITY_ALONE,
    |draft| {
        let end = end_of_its_day(earlier(draft.scene.at, 1 + draft.scene.draw.below(20))?)?;
        replace_end(draft, end)
    },
);

pub(in crate::defect) const NOT_YET_VALID: Entry = Entry::new(
    ObjectKind::Certificate,
    "not-yet-valid",
    ["The validity has not begun.", "有効期間が始まっていない。"],
    rfc5280("6.1.3 (a)(2)"),
    VALIDITY_ALONE,
    |draft| {
        draft.field(VALIDITY, |validity, scene| {
            *validity.at(&[0])? = time::node(later(scene.at, 1 + scene.draw.below(20))?)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const REVERSED: Entry = Entry::new(
    ObjectKind::Certificate,
    "validity-reversed",
    [
        "The validity ends before it begins: notBefore and notAfter are exchanged.",
        "notBefore と notAfter が入れ替わり、始まる前に終わる有効期間になっている。",
    ],
    rfc5280("4.1.2.5"),
    VALIDITY_ALONE,
    |draft| {
        draft.field(VALIDITY, |validity, _| {
            validity.elements()?.reverse();
            Ok(())
        })
    },
);

pub(in crate::defect) const GENERALIZED: Entry = Entry::new(
    ObjectKind::Certificate,
    "generalized-time-before-2050",
    [
        "notAfter is a GeneralizedTime although its year is before 2050.",
        "notAfter が 2050 年より前なのに GeneralizedTime で書かれている。",
    ],
    rfc5280("4.1.2.5"),
    VALIDITY_ALONE,
    |draft| rewrite_end(draft, time::generalize),
);

pub(in crate::defect) const WITHOUT_SECONDS: Entry = Entry::new(
    ObjectKind::Certificate,
    "utc-time-without-seconds",
    ["notAfter is a UTCTime without seconds.", "notAfter が秒のない UTCTime である。"],
    rfc5280("4.1.2.5.1"),
    VALIDITY_ALONE,
    |draft| rewrite_end(draft, time::drop_seconds),
);

pub(in crate::defect) const WITH_OFFSET: Entry = Entry::new(
    ObjectKind::Certificate,
    "utc-time-with-offset",
    [
        "notAfter is the same instant in the time of Japan, with +0900 instead of Z.",
        "notAfter が同じ時刻を Z ではなく +0900 付きの日本時間で表している。",
    ],
    rfc5280("4.1.2.5.1"),
    VALIDITY_ALONE,
    |draft| {
        rewrite_end(draft, |end| {
            let text = end.octets()?;
            text.truncate(6);
            text.extend(b"235959+0900");
            Ok(())
        })
    },
);

pub(in crate::defect) const AFTER_THE_DAY: Entry = Entry::new(
    ObjectKind::Certificate,
    "ends-after-the-day",
    [
        "notAfter is a second after the end of the last day in Japan.",
        "notAfter が日本時間での最終日の終わりより 1 秒遅い。",
    ],
    profile("notAfter at 23:59:59 in Japan", Certainty::Observed),
    VALIDITY_ALONE,
    |draft| {
        rewrite_end(draft, |end| {
            let text = end.octets()?;
            text.truncate(6);
            text.extend(b"150000Z");
            Ok(())
        })
    },
);

fn replace_end(draft: &mut Draft, at: Timestamp) -> Result<(), CaError> {
    rewrite_end(draft, |end| {
        *end = time::node(at)?;
        Ok(())
    })
}

fn rewrite_end(draft: &mut Draft, change: impl FnOnce(&mut Node) -> Result<(), CaError>) -> Result<(), CaError> {
    draft.field(VALIDITY, |validity, _| change(validity.at(&[1])?))
}
