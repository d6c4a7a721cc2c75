//! Defects of an OCSP answer: what stands around the signed part.

use crate::defect::certificate::extension::UNKNOWN;
use crate::defect::draft::Draft;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc6960;
use crate::defect::tree::oid;
use crate::error::CaError;

/// Values of responseStatus (RFC 6960, 4.2.1); 4 is not used.
const TRY_LATER: u8 = 3;
const NOT_USED: u8 = 4;

pub(in crate::defect) const ERROR_WITH_ANSWER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-error-with-answer",
    [
        "The status is the error tryLater, but a whole signed answer comes with it.",
        "状態はエラーの tryLater なのに、署名された応答一式が付いている。",
    ],
    rfc6960("4.2.1"),
    &[Place::Frame],
    |draft| set_status(draft, TRY_LATER),
);

pub(in crate::defect) const UNUSED_STATUS: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-status-4",
    ["The status of the response is 4, which is not used.", "responseStatus が、使われていない 4 である。"],
    rfc6960("4.2.1"),
    &[Place::Frame],
    |draft| set_status(draft, NOT_USED),
);

pub(in crate::defect) const SUCCESS_WITHOUT_ANSWER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-success-without-answer",
    ["The status is successful, and no answer comes with it.", "状態は successful なのに、応答本体がない。"],
    rfc6960("4.2.1"),
    &[Place::Object],
    |draft| {
        draft.answer_frame(|frame| {
            frame.elements()?.truncate(1);
            Ok(())
        })
    },
);

pub(in crate::defect) const UNKNOWN_TYPE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-unknown-type",
    ["The answer is of a type that nobody knows.", "応答が未知の型である。"],
    rfc6960("4.2.1"),
    &[Place::Frame],
    |draft| {
        draft.answer_frame(|frame| {
            *frame.at(&[1, 0, 0])? = oid(UNKNOWN);
            Ok(())
        })
    },
);

pub(in crate::defect) const TRAILING_DATA: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-trailing-data",
    ["Octets follow behind the end of the response.", "応答の終わりの後ろに余分なオクテットがある。"],
    rfc6960("4.2.1"),
    &[Place::Frame],
    |draft| {
        let behind: [u8; 4] = draft.scene.draw.octets();
        draft.wrong.ocsp_response.extend(behind);
        Ok(())
    },
);

fn set_status(draft: &mut Draft, status: u8) -> Result<(), CaError> {
    draft.answer_frame(|frame| {
        *frame.at(&[0])?.octets()? = vec![status];
        Ok(())
    })
}
