//! Defects of an OCSP answer: of which time it is.

use jiff::Timestamp;

use crate::defect::draft::answer::{PRODUCED_AT, SINGLE};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc6960;
use crate::defect::scene::{earlier, earlier_by_minutes, later};
use crate::defect::time;
use crate::defect::tree::Node;
use crate::error::CaError;

const ANSWER: &[Place] = &[Place::Field("responses")];
/// Parts of a SingleResponse (RFC 6960, 4.2.1).
const THIS_UPDATE: usize = 2;
const NEXT_UPDATE: usize = 3;
const UTC_TIME_TAG: u8 = 0x17;
/// Minutes from thisUpdate to nextUpdate of the twin.
const LIFE: u64 = 30;

pub(in crate::defect) const STALE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-stale",
    [
        "The answer gives data that are days old: nextUpdate has long passed at the instant of verification.",
        "応答の情報が数日前のものであり、検証時点では nextUpdate をとうに過ぎている。",
    ],
    rfc6960("4.2.2.1"),
    ANSWER,
    |draft| {
        let end = earlier(draft.scene.at, 1 + draft.scene.draw.below(5))?;
        draft.single(|single, _| set_times(single, earlier_by_life(end)?, end))
    },
);

pub(in crate::defect) const FROM_THE_FUTURE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-from-the-future",
    [
        "The answer was made after the instant of verification: thisUpdate and producedAt are yet to come.",
        "検証時点より後に作られた応答であり、thisUpdate も producedAt も未来である。",
    ],
    rfc6960("4.2.2.1"),
    // An answer that was signed before its data would be wrong in another way too.
    &[Place::Field("producedAt"), Place::Field("responses")],
    |draft| {
        draft.answer(|answer, scene| {
            let end = later(scene.at, 1 + scene.draw.below(5))?;
            let begin = earlier_by_life(end)?;
            *answer.body()?.at(&[PRODUCED_AT])? = time::generalized(begin)?;
            set_times(answer.body()?.at(SINGLE)?, begin, end)
        })
    },
);

pub(in crate::defect) const NEXT_BEFORE_THIS: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-next-update-before-this-update",
    ["nextUpdate of the answer comes before its thisUpdate.", "応答の nextUpdate が thisUpdate より前である。"],
    rfc6960("2.4"),
    ANSWER,
    |draft| {
        draft.single(|single, scene| {
            let before = earlier(scene.at, 1 + scene.draw.below(5))?;
            *single.at(&[NEXT_UPDATE, 0])? = time::generalized(before)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const WITHOUT_NEXT_UPDATE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-without-next-update",
    [
        "There is no nextUpdate, although data are renewed every 15 minutes only.",
        "情報の更新は 15 分ごとなのに、応答に nextUpdate がない。",
    ],
    rfc6960("4.2.2.1"),
    ANSWER,
    |draft| {
        draft.single(|single, _| {
            single.elements()?.remove(NEXT_UPDATE);
            Ok(())
        })
    },
);

pub(in crate::defect) const PRODUCED_EARLIER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-produced-before-this-update",
    [
        "The answer was signed before the time of the data that it gives.",
        "応答が、そこに示された情報の時点より前に署名されている。",
    ],
    rfc6960("2.4").inferred(),
    &[Place::Field("producedAt")],
    |draft| {
        draft.answer(|answer, scene| {
            let before = earlier(scene.at, 1 + scene.draw.below(5))?;
            *answer.body()?.at(&[PRODUCED_AT])? = time::generalized(before)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const UTC_TIME: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-this-update-as-utc-time",
    [
        "thisUpdate is a UTCTime; OCSP has GeneralizedTime only.",
        "thisUpdate が UTCTime である。OCSP では GeneralizedTime しか使えない。",
    ],
    rfc6960("4.2.1"),
    ANSWER,
    |draft| {
        draft.single(|single, _| {
            let this = single.at(&[THIS_UPDATE])?;
            this.tag = UTC_TIME_TAG;
            this.octets()?.drain(..2);
            Ok(())
        })
    },
);

fn earlier_by_life(end: Timestamp) -> Result<Timestamp, CaError> {
    earlier_by_minutes(end, LIFE)
}

fn set_times(single: &mut Node, this_update: Timestamp, next_update: Timestamp) -> Result<(), CaError> {
    *single.at(&[THIS_UPDATE])? = time::generalized(this_update)?;
    *single.at(&[NEXT_UPDATE, 0])? = time::generalized(next_update)?;
    Ok(())
}
