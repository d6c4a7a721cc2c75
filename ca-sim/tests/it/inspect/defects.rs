//! Which defects made on purpose an object shows by itself. What is left needs more than the object: the issuer's key,
//! another list, or the time.

use sekisho_ca_sim::defect::{Defect, Exhibit};

use super::explained;

/// Signatures and keys of others.
const NEED_THE_ISSUER: &[&str] = &[
    "signed-by-stranger",
    "signed-by-other-generation",
    "signed-by-own-key",
    "signed-by-other-line",
    "signature-bit-flipped",
    "authority-key-identifier-of-other-generation",
    "authority-serial-wrong",
    "crl-signed-by-stranger",
    "crl-signature-bit-flipped",
    "crl-signed-by-other-generation",
    "ocsp-signed-by-stranger",
    "ocsp-signature-bit-flipped",
    "ocsp-responder-of-other-generation",
    "ocsp-responder-of-other-line",
    "ocsp-responder-id-wrong",
];

/// Good lists and answers, but for other certificates or questions, or with less in them.
const NEED_ANOTHER_OBJECT: &[&str] = &[
    "crl-of-other-generation",
    "crl-of-other-line",
    "crl-of-other-partition",
    "crl-number-backwards",
    "crl-entry-lost",
    "ocsp-of-other-serial",
    "ocsp-of-other-issuer-key",
    "ocsp-good-for-never-issued",
    "ocsp-nonce-wrong",
];

/// Right in themselves, but not now.
const NEED_THE_TIME: &[&str] = &[
    "expired",
    "not-yet-valid",
    "crl-past-next-update",
    "crl-from-the-future",
    "ocsp-stale",
    "ocsp-responder-expired",
    "ocsp-responder-not-yet-valid",
];

/// JPKI may have it.
const ALLOWED: &[&str] = &["birth-partial", "ocsp-responder-missing", "ocsp-without-next-update", "ocsp-nonce-missing"];

#[test]
fn every_defect_is_found_that_the_object_shows_by_itself() {
    let silent = [NEED_THE_ISSUER, NEED_ANOTHER_OBJECT, NEED_THE_TIME, ALLOWED].concat();
    let mut unseen: Vec<&str> = silent.clone();
    for defect in Defect::ALL {
        let exhibit = Exhibit::new(*defect, "sekisho").unwrap();
        let pairs = [
            (&exhibit.right.certificate, &exhibit.wrong.certificate),
            (&exhibit.right.crl, &exhibit.wrong.crl),
            (&exhibit.right.previous_crl, &exhibit.wrong.previous_crl),
            (&exhibit.right.ocsp_response, &exhibit.wrong.ocsp_response),
        ];
        for (right, wrong) in pairs {
            let twin: Vec<_> = explained(right).differences().cloned().collect();
            assert!(twin.is_empty(), "the twin of {}: {twin:#?}", defect.name());
            if right != wrong {
                let found = explained(wrong).differences().count();
                assert_eq!(found == 0, silent.contains(&defect.name()), "{}: {found} differences", defect.name());
                unseen.retain(|name| *name != defect.name());
            }
        }
    }
    assert!(unseen.is_empty(), "no longer there: {unseen:?}");
}
