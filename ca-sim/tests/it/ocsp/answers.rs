//! What is answered about which certificate.

use sekisho_ca_sim::ocsp::{
    CertIdHash, NeverIssued, NonceRule, OcspAnswer, OcspCheck, OcspFault, OcspNonce, OcspRefusal, OcspRequestBuilder,
    OcspRule, OcspSigner, OcspStatus, ResponderIdForm, UnknownIssuer,
};
use sekisho_ca_sim::{CrlReason, Line, Revocation, Serial, Status, UnspecifiedReason};

use super::scene::{NEVER, NOW, REVOKED, SNAPSHOT, Scene, check};
use crate::world::at;

#[test]
fn every_certificate_is_answered_as_the_authority_knows_it() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    for line in Line::BOTH {
        for certificate in scene.certificates(line) {
            let sent = scene.request(&[&certificate]);
            let answer = responder.answer(sent.der(), at(NOW));
            let verdicts = scene.checked(line, certificate.generation.number(), &sent, answer);
            let status = scene.authority.status(line, certificate.serial, at(NOW));
            assert_eq!(verdicts[0].status, status, "{line} {}", certificate.serial);
            assert_eq!(verdicts[0].this_update, at(SNAPSHOT));
            assert_eq!(verdicts[0].next_update, Some(at("2026-11-26T03:45:00Z")));
        }
    }
}

#[test]
fn each_way_of_signing_and_naming_the_signer_is_accepted_for_its_own_generation_only() {
    for mut scene in [Scene::new(), Scene::on_p384()] {
        for signer in [OcspSigner::Delegated, OcspSigner::Direct] {
            for responder_id in [ResponderIdForm::ByKey, ResponderIdForm::ByName] {
                let responder = scene.responder(OcspRule { signer, responder_id, ..OcspRule::default() });
                for generation in 1..=3 {
                    let good = scene.good(Line::Authentication, generation);
                    let sent = scene.request(&[&good]);
                    let der = responder.answer(sent.der(), at(NOW)).into_der();
                    for other in 1..=3 {
                        let judged = check(scene.root(Line::Authentication, other), at(NOW)).check(&sent, &der);
                        if other == generation {
                            assert_eq!(judged.unwrap()[0].status, Status::Good);
                        } else {
                            assert!(judged.is_err(), "generation {other} accepts an answer of {generation}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_hold_is_revoked_with_certificate_hold() {
    let mut scene = Scene::new();
    let held = scene.revoked(Line::Authentication, CrlReason::CertificateHold);
    let responder = scene.responder(OcspRule::default());
    let sent = scene.request(&[&held]);
    let verdicts = scene.checked(Line::Authentication, 3, &sent, responder.answer(sent.der(), at(NOW)));
    let revocation = Revocation { reason: CrlReason::CertificateHold, at: at(REVOKED) };
    assert_eq!(verdicts[0].status, Status::Revoked(revocation));
}

#[test]
fn the_reason_unspecified_is_left_out_unless_the_rule_says_otherwise() {
    let mut scene = Scene::new();
    let certificate = scene.revoked(Line::Signing, CrlReason::Unspecified);
    let sent = scene.request(&[&certificate]);
    // revocationReason [0] EXPLICIT ENUMERATED unspecified.
    let reason = [0xA0, 0x03, 0x0A, 0x01, 0x00];
    for (unspecified, written) in [(UnspecifiedReason::Omitted, false), (UnspecifiedReason::Written, true)] {
        let responder = scene.responder(OcspRule { unspecified, ..OcspRule::default() });
        let der = responder.answer(sent.der(), at(NOW)).into_der();
        assert_eq!(der.windows(reason.len()).any(|window| window == reason), written, "{unspecified:?}");
    }
}

#[test]
fn several_and_repeated_certificates_are_answered_one_for_one_in_the_order_of_the_request() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let (good, held) = (scene.good(Line::Signing, 3), scene.revoked(Line::Signing, CrlReason::CertificateHold));
    let sent = scene.request(&[&held, &good, &held, &good]);
    let verdicts = scene.checked(Line::Signing, 3, &sent, responder.answer(sent.der(), at(NOW)));
    let hold = Status::Revoked(Revocation { reason: CrlReason::CertificateHold, at: at(REVOKED) });
    let statuses: Vec<Status> = verdicts.iter().map(|verdict| verdict.status).collect();
    assert_eq!(statuses, [hold, Status::Good, hold, Status::Good]);
}

#[test]
fn a_serial_number_that_was_never_issued_is_answered_as_the_rule_says() {
    let mut scene = Scene::new();
    let builder = OcspRequestBuilder::new(CertIdHash::Sha1);
    let sent = builder.ask(scene.root(Line::Signing, 3), NEVER).unwrap().build().unwrap();
    let rule = |never_issued| OcspRule { never_issued, ..OcspRule::default() };

    let unknown = scene.responder(rule(NeverIssued::Unknown)).answer(sent.der(), at(NOW));
    assert_eq!(scene.checked(Line::Signing, 3, &sent, unknown)[0].status, Status::Unknown);

    let unauthorized = scene.responder(rule(NeverIssued::Unauthorized)).answer(sent.der(), at(NOW));
    assert_eq!(unauthorized, OcspAnswer::Refused(OcspFault::NeverIssued { position: 1 }));
    assert_eq!(unauthorized.status(), OcspStatus::Unauthorized);

    let revoked = scene.responder(rule(NeverIssued::Revoked)).answer(sent.der(), at(NOW));
    let der = revoked.clone().into_der();
    let since_1970 = Revocation { reason: CrlReason::CertificateHold, at: at("1970-01-01T00:00:00Z") };
    assert_eq!(scene.checked(Line::Signing, 3, &sent, revoked)[0].status, Status::Revoked(since_1970));
    // id-pkix-ocsp-extended-revoke with NULL.
    let extension = [0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x09, 0x04, 0x02, 0x05, 0x00];
    assert!(der.windows(extension.len()).any(|window| window == extension));
}

#[test]
fn a_serial_number_of_another_generation_was_never_issued_by_this_one() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let newest = scene.good(Line::Authentication, 3);
    let builder = OcspRequestBuilder::new(CertIdHash::Sha256);
    let sent = builder.ask(scene.root(Line::Authentication, 1), newest.serial).unwrap().build().unwrap();
    let verdicts = scene.checked(Line::Authentication, 1, &sent, responder.answer(sent.der(), at(NOW)));
    assert_eq!(verdicts[0].status, Status::Unknown);
}

#[test]
fn one_answer_speaks_for_one_authority_and_says_unknown_about_all_others() {
    let mut scene = Scene::new();
    let (signing, authentication) = (scene.good(Line::Signing, 3), scene.good(Line::Authentication, 2));
    let sent = scene.request(&[&signing, &authentication]);
    let verdicts = {
        let responder = scene.responder(OcspRule::default());
        scene.checked(Line::Signing, 3, &sent, responder.answer(sent.der(), at(NOW)))
    };
    assert_eq!([verdicts[0].status, verdicts[1].status], [Status::Good, Status::Unknown]);

    let strict = OcspRule { unknown_issuer: UnknownIssuer::Unauthorized, ..OcspRule::default() };
    let refused = scene.responder(strict).answer(sent.der(), at(NOW));
    assert_eq!(refused, OcspAnswer::Refused(OcspFault::UnknownIssuer { position: 2 }));
}

#[test]
fn an_authority_that_nobody_knows_is_answered_by_the_newest_authentication_authority() {
    let mut scene = Scene::new();
    let stranger = Scene::on_p384();
    let sent = stranger.request(&[&stranger.good(Line::Signing, 1)]);
    let answer = scene.responder(OcspRule::default()).answer(sent.der(), at(NOW));
    assert_eq!(scene.checked(Line::Authentication, 3, &sent, answer)[0].status, Status::Unknown);
}

#[test]
fn sha1_can_be_switched_off_in_cert_ids() {
    let mut scene = Scene::new();
    let good = scene.good(Line::Authentication, 3);
    let ask = |hash, root: &[u8]| OcspRequestBuilder::new(hash).ask(root, good.serial).unwrap().build().unwrap();
    let responder = scene.responder(OcspRule { accepts_sha1: false, ..OcspRule::default() });
    for (hash, status) in [(CertIdHash::Sha1, Status::Unknown), (CertIdHash::Sha256, Status::Good)] {
        let sent = ask(hash, scene.root(Line::Authentication, 3));
        let verdicts = scene.checked(Line::Authentication, 3, &sent, responder.answer(sent.der(), at(NOW)));
        assert_eq!(verdicts[0].status, status, "{hash:?}");
    }
}

#[test]
fn a_nonce_comes_back_unless_the_rule_ignores_it() {
    let mut scene = Scene::new();
    let good = scene.good(Line::Authentication, 3);
    let root = scene.root(Line::Authentication, 3).to_vec();
    let ask = |nonce: &[u8]| {
        let builder = OcspRequestBuilder::new(CertIdHash::Sha256).ask(&root, good.serial).unwrap();
        builder.nonce(nonce).build().unwrap()
    };
    let responder = scene.responder(OcspRule::default());
    for length in [1, 32, 128] {
        let sent = ask(&vec![0x5A; length]);
        check(&root, at(NOW)).check(&sent, &responder.answer(sent.der(), at(NOW)).into_der()).unwrap();
    }
    let (first, second) = (ask(b"one"), ask(b"two"));
    let replayed = responder.answer(first.der(), at(NOW)).into_der();
    assert_eq!(check(&root, at(NOW)).check(&second, &replayed), Err(OcspRefusal::NonceDiffers));

    let silent = scene.responder(OcspRule { nonce: NonceRule::Ignored, ..OcspRule::default() });
    let der = silent.answer(first.der(), at(NOW)).into_der();
    assert_eq!(check(&root, at(NOW)).check(&first, &der), Err(OcspRefusal::NonceMissing));
    let lenient = OcspCheck { nonce: OcspNonce::Optional, ..check(&root, at(NOW)) };
    assert_eq!(lenient.check(&first, &der).unwrap()[0].status, Status::Good);
}

#[test]
fn serial_numbers_that_do_not_fit_this_authority_were_never_issued() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    let serial = scene.good(Line::Signing, 3).serial;
    // INTEGER of four octets at the end of the request: made negative, it is another number.
    let mut negative = sent.der().to_vec();
    let place = negative.len() - 4;
    assert_eq!(negative[place..], u32::try_from(serial.value()).unwrap().to_be_bytes());
    negative[place] |= 0x80;
    let answer = responder.answer(&negative, at(NOW));
    assert_eq!(answer.status(), OcspStatus::Successful);
    let unsigned = Serial::new(u64::from(u32::from_be_bytes(negative[place..].try_into().unwrap())));
    let asked = OcspRequestBuilder::new(CertIdHash::Sha256).ask(scene.root(Line::Signing, 3), unsigned).unwrap();
    let judged = check(scene.root(Line::Signing, 3), at(NOW)).check(&asked.build().unwrap(), &answer.into_der());
    assert_eq!(judged, Err(OcspRefusal::NotAnswered { position: 1 }), "a negative number is not its positive twin");
}
