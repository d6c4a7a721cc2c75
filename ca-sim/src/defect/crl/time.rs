//! Defects of a list: when it was made and how long it lasts.

use crate::defect::draft::list::{NEXT_UPDATE, THIS_UPDATE};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc5280;
use crate::defect::scene::{earlier, earlier_by_minutes, later};
use crate::defect::time;

const NEXT: &[Place] = &[Place::Field("nextUpdate")];
const THIS: &[Place] = &[Place::Field("thisUpdate")];

pub(in crate::defect) const PAST_NEXT_UPDATE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-past-next-update",
    [
        "A newer list should long be there: nextUpdate has passed.",
        "nextUpdate を過ぎており、新しいリストが出ているはずである。",
    ],
    rfc5280("6.3.3 (a)"),
    NEXT,
    |draft| {
        draft.list_field(NEXT_UPDATE, |next, scene| {
            let since = 1 + scene.draw.below(60);
            *next = time::node(earlier_by_minutes(scene.at, since)?)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const FROM_THE_FUTURE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-from-the-future",
    ["The list was made after the instant of verification.", "検証時点より後に作られた失効リストである。"],
    rfc5280("5.1.2.4").inferred(),
    THIS,
    |draft| {
        draft.list_field(THIS_UPDATE, |this, scene| {
            // Still before nextUpdate, which is a day or more ahead.
            *this = time::node(earlier_by_minutes(later(scene.at, 1)?, 60 + scene.draw.below(600))?)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const WITHOUT_NEXT_UPDATE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-without-next-update",
    ["The list does not say until when it counts.", "nextUpdate がなく、いつまで有効な失効リストか分からない。"],
    rfc5280("5.1.2.5"),
    NEXT,
    |draft| {
        draft.list(|list, _| {
            list.body()?.elements()?.remove(NEXT_UPDATE);
            Ok(())
        })
    },
);

pub(in crate::defect) const NEXT_BEFORE_THIS: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-next-update-before-this-update",
    ["nextUpdate of the list comes before its thisUpdate.", "失効リストの nextUpdate が thisUpdate より前である。"],
    rfc5280("5.1.2.5"),
    NEXT,
    |draft| {
        draft.list_field(NEXT_UPDATE, |next, scene| {
            *next = time::node(earlier(scene.times.this_update(), 1 + scene.draw.below(5))?)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const GENERALIZED: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-generalized-time-before-2050",
    [
        "nextUpdate is a GeneralizedTime although its year is before 2050.",
        "nextUpdate が 2050 年より前なのに GeneralizedTime で書かれている。",
    ],
    rfc5280("5.1.2.5"),
    NEXT,
    |draft| draft.list_field(NEXT_UPDATE, |next, _| time::generalize(next)),
);

pub(in crate::defect) const WITHOUT_SECONDS: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-utc-time-without-seconds",
    ["thisUpdate is a UTCTime without seconds.", "thisUpdate が秒のない UTCTime である。"],
    rfc5280("5.1.2.4"),
    THIS,
    |draft| draft.list_field(THIS_UPDATE, |this, _| time::drop_seconds(this)),
);
