//! Defects of an OCSP answer: about which certificate it is, and what it says.

use const_oid::db::rfc5912::ID_SHA_256;

use crate::defect::certificate::extension::UNKNOWN;
use crate::defect::draft::Draft;
use crate::defect::draft::answer::{RESPONSES, SINGLE};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, Requirement, rfc6960};
use crate::defect::scene::earlier;
use crate::defect::situation::{NEVER_ISSUED, REVOKED};
use crate::defect::time;
use crate::defect::tree::{Node, context, null, oid};
use crate::error::CaError;

/// Where this one certificate is answered for.
const ANSWER: &[Place] = &[Place::Field("responses")];
/// Parts of a SingleResponse (RFC 6960, 4.2.1).
const CERT_ID: usize = 0;
const STATUS: usize = 1;
/// Parts of a CertID (RFC 6960, 4.1.1).
const HASH: usize = 0;
const NAME_HASH: usize = 1;
const KEY_HASH: usize = 2;
const SERIAL: usize = 3;
/// The status good, `[0] IMPLICIT NULL`, and a choice that does not exist.
const GOOD: u8 = 0x80;
const NO_STATUS: u8 = 0x83;

pub(in crate::defect) const OTHER_SERIAL: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-of-other-serial",
    [
        "The answer is about the certificate with another serial number.",
        "応答が別の発行番号の証明書についてのものである。",
    ],
    rfc6960("3.2, item 1"),
    ANSWER,
    |draft| {
        change_id(draft, SERIAL, |serial| {
            if let Some(last) = serial.last_mut() {
                *last ^= 1;
            }
        })
    },
);

pub(in crate::defect) const OTHER_KEY_HASH: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-of-other-issuer-key",
    [
        "The answer is about a certificate of an issuer with another key, as another generation has.",
        "応答が、別世代のように別の鍵を持つ発行者の証明書についてのものである。",
    ],
    rfc6960("3.2, item 1"),
    ANSWER,
    |draft| change_id(draft, KEY_HASH, |hash| invert_first(hash)),
);

pub(in crate::defect) const OTHER_NAME_HASH: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-of-other-issuer-name",
    [
        "The answer is about a certificate of an issuer with another name.",
        "応答が、別の名前の発行者の証明書についてのものである。",
    ],
    rfc6960("3.2, item 1"),
    ANSWER,
    |draft| change_id(draft, NAME_HASH, |hash| invert_first(hash)),
);

pub(in crate::defect) const HASH_MISMATCH: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-hash-algorithm-mismatch",
    [
        "The CertID says that its hash values are of SHA-256; they are of SHA-1, and have 20 octets.",
        "CertID は SHA-256 のハッシュ値だとしているが、実際は 20 オクテットの SHA-1 の値である。",
    ],
    rfc6960("4.1.1"),
    ANSWER,
    |draft| {
        draft.single(|single, _| {
            *single.at(&[CERT_ID, HASH, 0])? = oid(ID_SHA_256);
            Ok(())
        })
    },
);

pub(in crate::defect) const CONTRADICTORY: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-contradictory-answers",
    [
        "There are two answers about the certificate: good and revoked.",
        "同じ証明書について「有効」と「失効」の 2 つの応答がある。",
    ],
    rfc6960("4.1.1 and 2.1").inferred(),
    ANSWER,
    |draft| {
        draft.answer(|answer, scene| {
            let mut second = answer.body()?.at(SINGLE)?.clone();
            let date = time::generalized(earlier(scene.at, 1)?)?;
            // revoked: [1] IMPLICIT RevokedInfo with revocationTime alone.
            *second.at(&[STATUS])? = context(1, vec![date]);
            answer.body()?.at(&[RESPONSES])?.push(second)
        })
    },
);

pub(in crate::defect) const GOOD_FOR_NEVER_ISSUED: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-good-for-never-issued",
    [
        "The authority has no record of the certificate, but the responder calls it good instead of unknown.",
        "認証局に発行の記録がない証明書を、レスポンダーが unknown ではなく good と答えている。",
    ],
    Requirement { certainty: Certainty::Chosen, ..rfc6960("2.2") },
    ANSWER,
    |draft| set_status(draft, Node::primitive(GOOD, [])),
)
.with(NEVER_ISSUED);

pub(in crate::defect) const REVOKED_WITHOUT_TIME: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-revoked-without-time",
    [
        "The answer is revoked, without the time of revocation, which must be there.",
        "失効との応答に、必須である失効日時がない。",
    ],
    rfc6960("4.2.1"),
    ANSWER,
    |draft| set_status(draft, context(1, vec![])),
)
.with(REVOKED);

pub(in crate::defect) const UNDEFINED_STATUS: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-undefined-status",
    [
        "The status is neither good nor revoked nor unknown, but a fourth choice that does not exist.",
        "状態が good・revoked・unknown のいずれでもない、存在しない 4 番目の選択肢である。",
    ],
    rfc6960("4.2.1"),
    ANSWER,
    |draft| set_status(draft, Node::primitive(NO_STATUS, [])),
);

pub(in crate::defect) const NO_ANSWER: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-without-answer",
    [
        "The signed answer says nothing about any certificate.",
        "署名された応答が、どの証明書についても何も答えていない。",
    ],
    rfc6960("3.2, item 1"),
    ANSWER,
    |draft| {
        draft.answer(|answer, _| {
            answer.body()?.at(&[RESPONSES])?.elements()?.clear();
            Ok(())
        })
    },
);

pub(in crate::defect) const CRITICAL_UNKNOWN: Entry = Entry::new(
    ObjectKind::Ocsp,
    "ocsp-critical-unknown-extension",
    ["The answer has a critical extension that nobody knows.", "応答に未知の critical な拡張がある。"],
    rfc6960("4.4").inferred(),
    &[Place::Extension(UNKNOWN)],
    |draft| {
        draft.answer(|answer, _| {
            answer.extensions()?.add(UNKNOWN, true, &null());
            Ok(())
        })
    },
);

fn change_id(draft: &mut Draft, part: usize, change: impl FnOnce(&mut Vec<u8>)) -> Result<(), CaError> {
    draft.single(|single, _| {
        change(single.at(&[CERT_ID, part])?.octets()?);
        Ok(())
    })
}

fn invert_first(octets: &mut [u8]) {
    if let Some(first) = octets.first_mut() {
        *first ^= 0xFF;
    }
}

fn set_status(draft: &mut Draft, status: Node) -> Result<(), CaError> {
    draft.single(|single, _| {
        *single.at(&[STATUS])? = status;
        Ok(())
    })
}
