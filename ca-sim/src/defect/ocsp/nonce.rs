//! Defects of an OCSP answer: the nonce that ties it to the request.

use const_oid::db::rfc6960::ID_PKIX_OCSP_NONCE;

use crate::defect::draft::Draft;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc9654;
use crate::error::CaError;

const NONCE_ALONE: &[Place] = &[Place::Extension(ID_PKIX_OCSP_NONCE)];

pub(in crate::defect) const OTHER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-nonce-wrong",
    [
        "The nonce is not that of the request: the answer may be to somebody else, or a replay.",
        "nonce が要求のものと一致しない。他人への応答や再送の可能性がある。",
    ],
    rfc9654("2.1"),
    NONCE_ALONE,
    |draft| {
        let other: [u8; 32] = draft.scene.draw.octets();
        change(draft, |nonce| *nonce = other.to_vec())
    },
);

pub(in crate::defect) const MISSING: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-nonce-missing",
    ["The request has a nonce, the answer has none.", "要求には nonce があるのに、応答にない。"],
    rfc9654("2.1"),
    NONCE_ALONE,
    // The list of extensions must not be empty, so it goes too.
    |draft| {
        draft.answer(|answer, _| {
            answer.body()?.elements()?.pop();
            Ok(())
        })
    },
);

pub(in crate::defect) const TOO_LONG: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-nonce-too-long",
    [
        "The nonce begins like that of the request and goes on to 129 octets; 128 are the most.",
        "nonce が要求のもので始まるものの、上限の 128 を超える 129 オクテットである。",
    ],
    rfc9654("2.1"),
    NONCE_ALONE,
    |draft| {
        let more: [u8; 97] = draft.scene.draw.octets();
        change(draft, |nonce| nonce.extend(more))
    },
);

/// Changes the octets of the nonce, which has an OCTET STRING of its own.
fn change(draft: &mut Draft, change: impl FnOnce(&mut Vec<u8>)) -> Result<(), CaError> {
    draft.answer(|answer, _| {
        answer.extensions()?.value(ID_PKIX_OCSP_NONCE, |value| {
            change(value.octets()?);
            Ok(())
        })
    })
}
