//! Defects of an OCSP answer: whether its signer may answer for the authority.

use const_oid::db::rfc5280::ID_CE_EXT_KEY_USAGE;
use const_oid::db::rfc6960::ID_PKIX_OCSP_NOCHECK;

use crate::defect::draft::Draft;
use crate::defect::draft::answer::RESPONDER;
use crate::defect::draft::certificate::{PUBLIC_KEY, VALIDITY};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::realm::Age;
use crate::defect::requirement::rfc6960;
use crate::defect::scene::{earlier, later};
use crate::defect::situation::RESPONDER_LISTED;
use crate::defect::time;
use crate::defect::tree::{Node, key_identifier, octets};
use crate::error::CaError;
use crate::line::Line;

const OTHER_RESPONDER: &[Place] = &[Place::Field("responderID"), Place::Certificates];

pub(in crate::defect) const OF_OTHER_GENERATION: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-of-other-generation",
    [
        "The answer is signed by the responder of an older generation, which may not speak for this certificate.",
        "この証明書について答える権限のない、旧世代の認証局のレスポンダーが署名している。",
    ],
    rfc6960("4.2.2.2"),
    OTHER_RESPONDER,
    |draft| replace_responder(draft, Age::Older, draft.scene.line),
);

pub(in crate::defect) const OF_OTHER_LINE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-of-other-line",
    [
        "The answer is signed by the responder of the authority for user authentication.",
        "利用者証明用認証局のレスポンダーが署名している。",
    ],
    rfc6960("4.2.2.2"),
    OTHER_RESPONDER,
    |draft| replace_responder(draft, Age::Current, draft.scene.other_line()),
);

pub(in crate::defect) const WITHOUT_PURPOSE: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-without-purpose",
    [
        "The responder's certificate lacks id-kp-OCSPSigning: it was issued for something else.",
        "レスポンダーの証明書に id-kp-OCSPSigning がなく、別の目的で発行されたものである。",
    ],
    rfc6960("4.2.2.2"),
    &[Place::Certificates],
    |draft| draft.responder(|certificate, _| certificate.extensions()?.remove(ID_CE_EXT_KEY_USAGE)),
);

pub(in crate::defect) const EXPIRED: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-expired",
    ["The responder's certificate has expired.", "レスポンダーの証明書の有効期限が切れている。"],
    rfc6960("3.2, item 4"),
    &[Place::Certificates],
    |draft| {
        draft.responder(|certificate, scene| {
            let end = earlier(scene.at, 1 + scene.draw.below(20))?;
            *certificate.body()?.at(&[VALIDITY, 1])? = time::node(end)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const NOT_YET_VALID: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-not-yet-valid",
    ["The responder's certificate is not yet valid.", "レスポンダーの証明書の有効期間が始まっていない。"],
    rfc6960("3.2, item 4"),
    &[Place::Certificates],
    |draft| {
        draft.responder(|certificate, scene| {
            let begin = later(scene.at, 1 + scene.draw.below(20))?;
            *certificate.body()?.at(&[VALIDITY, 0])? = time::node(begin)?;
            Ok(())
        })
    },
);

pub(in crate::defect) const MISSING: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-missing",
    [
        "The answer of a delegated responder does not bring its certificate.",
        "委任を受けたレスポンダーの応答に、その証明書が添付されていない。",
    ],
    // Certificates may be left out: to a client that has them already.
    rfc6960("4.2.2.3").inferred(),
    &[Place::Certificates],
    |draft| {
        draft.unsigned_answer(|answer, _| {
            answer.frame().elements()?.truncate(3);
            Ok(())
        })
    },
);

pub(in crate::defect) const REVOKED: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-revoked",
    [
        "The responder's certificate lacks ocsp-nocheck, so its status has to be looked up, and the list says that it is revoked.",
        "レスポンダーの証明書に ocsp-nocheck がないため失効の確認が必要であり、失効リストには失効済みと載っている。",
    ],
    rfc6960("4.2.2.2.1"),
    &[Place::Certificates],
    |draft| draft.responder(|certificate, _| certificate.extensions()?.remove(ID_PKIX_OCSP_NOCHECK)),
)
.with(RESPONDER_LISTED);

pub(in crate::defect) const WRONG_ID: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-responder-id-wrong",
    [
        "The responderID names another key than the one that signed.",
        "responderID が、署名した鍵とは別の鍵を示している。",
    ],
    rfc6960("4.2.2.3"),
    &[Place::Field("responderID")],
    |draft| {
        draft.answer(|answer, scene| {
            let other: [u8; 20] = scene.draw.octets();
            *answer.body()?.at(&[RESPONDER, 0])? = octets(other);
            Ok(())
        })
    },
);

/// Another responder answers: its certificate, the identifier of its key, its signature.
fn replace_responder(draft: &mut Draft, age: Age, line: Line) -> Result<(), CaError> {
    let (certificate, key) = draft.scene.responder(age, line)?;
    let mut certificate = Node::parse(&certificate)?;
    let identifier = key_identifier(certificate.at(&[0, PUBLIC_KEY])?)?;
    draft.unsigned_answer(|answer, _| {
        *answer.body()?.at(&[RESPONDER, 0])? = identifier;
        *answer.frame().at(&[3, 0, 0])? = certificate;
        answer.sign(&*key)
    })
}
