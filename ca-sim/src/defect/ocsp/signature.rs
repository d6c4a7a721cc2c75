//! Defects of an OCSP answer: its signature.

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc6960;

pub(in crate::defect) const STRANGER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-signed-by-stranger",
    [
        "The answer is signed with a key that is not that of the responder whose certificate it brings.",
        "応答が、添付された証明書のレスポンダーのものではない鍵で署名されている。",
    ],
    rfc6960("3.2, item 2"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.strangers_key(draft.scene.line)?;
        draft.unsigned_answer(|answer, _| answer.sign(&*key))
    },
);

pub(in crate::defect) const EMPTY: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-signature-empty",
    ["The answer has no signature: the BIT STRING is empty.", "応答に署名がない。BIT STRING が空である。"],
    rfc6960("4.2.1"),
    &[Place::Signature],
    |draft| draft.unsigned_answer(|answer, _| answer.set_signature(&[])),
);

pub(in crate::defect) const BIT_FLIPPED: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-signature-bit-flipped",
    ["One bit of the answer's signature is inverted.", "応答の署名の 1 ビットが反転している。"],
    rfc6960("3.2, item 2"),
    &[Place::Signature],
    |draft| draft.unsigned_answer(|answer, scene| answer.flip_signature_bit(&mut scene.draw)),
);
