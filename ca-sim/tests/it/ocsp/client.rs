//! What our client refuses. What it accepts is in the other files.

use jiff::SignedDuration;
use sekisho_ca_sim::ocsp::{OcspCheck, OcspRefusal, OcspRule, OcspSigner, OcspStatus, ResponderIdForm};
use sekisho_ca_sim::{Generation, Line};
use x509_cert::certificate::Certificate;

use super::scene::{NOW, SNAPSHOT, Scene, check};
use crate::world::at;
use der::{Decode as _, Encode as _};
use x509_ocsp::{BasicOcspResponse, CertStatus, OcspResponse};

/// The answer after a change to what stands in it, with the signature as it was.
fn changed(der: &[u8], change: impl FnOnce(&mut BasicOcspResponse)) -> Vec<u8> {
    let mut response = OcspResponse::from_der(der).unwrap();
    let bytes = response.response_bytes.as_mut().unwrap();
    let mut basic = BasicOcspResponse::from_der(bytes.response.as_bytes()).unwrap();
    change(&mut basic);
    bytes.response = der::asn1::OctetString::new(basic.to_der().unwrap()).unwrap();
    response.to_der().unwrap()
}

#[test]
fn what_was_changed_after_the_signature_is_refused() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    let der = responder.answer(sent.der(), at(NOW)).into_der();
    let judge = |der: &[u8]| check(scene.root(Line::Signing, 3), at(NOW)).check(&sent, der).map(|_| ());
    assert_eq!(judge(&changed(&der, |_| ())), Ok(()), "the change itself is no reason");
    let unknown = changed(&der, |basic| basic.tbs_response_data.responses[0].cert_status = CertStatus::unknown());
    assert_eq!(judge(&unknown), Err(OcspRefusal::Signature));
    assert_eq!(judge(&changed(&der, |basic| basic.certs = None)), Err(OcspRefusal::ResponderNotFound));
    assert!(matches!(judge(b"nothing"), Err(OcspRefusal::NotDer(_))));
    for status in OcspStatus::ALL.into_iter().skip(1) {
        let bare = [0x30, 0x03, 0x0A, 0x01, status.code()];
        assert_eq!(judge(&bare), Err(OcspRefusal::Status(status)));
    }
    assert_eq!(judge(&[0x30, 0x03, 0x0A, 0x01, 0x00]), Err(OcspRefusal::Empty));
}

#[test]
fn a_holder_or_the_responder_of_another_generation_cannot_answer() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let holder = scene.good(Line::Signing, 3);
    let sent = scene.request(&[&holder]);
    let der = responder.answer(sent.der(), at(NOW)).into_der();
    let judge = |der: &[u8]| check(scene.root(Line::Signing, 3), at(NOW)).check(&sent, der).map(|_| ());
    let named = |certificate: &[u8]| {
        changed(&der, |basic| {
            let certificate = Certificate::from_der(certificate).unwrap();
            basic.tbs_response_data.responder_id = certificate.tbs_certificate.subject.clone().into();
            basic.certs = Some(vec![certificate]);
        })
    };
    assert_eq!(judge(&named(&holder.der)), Err(OcspRefusal::ResponderPurpose));
    let older = scene.good(Line::Signing, 2);
    assert_eq!(judge(&named(&older.der)), Err(OcspRefusal::ResponderIssuer));
}

#[test]
fn a_signer_is_found_among_others_of_its_name() {
    for signer in [OcspSigner::Delegated, OcspSigner::Direct] {
        let mut scene = Scene::new();
        let rule = OcspRule { signer, responder_id: ResponderIdForm::ByName, ..OcspRule::default() };
        let responder = scene.responder(rule);
        let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
        let der = responder.answer(sent.der(), at(NOW)).into_der();
        let older = Generation::new(2).unwrap();
        let namesake = match signer {
            OcspSigner::Delegated => scene.authority.responder(Line::Signing, older, at(NOW)).unwrap().certificate,
            OcspSigner::Direct => scene.root(Line::Signing, 2).to_vec(),
        };
        let with_namesake = changed(&der, |basic| {
            basic.certs.get_or_insert_default().insert(0, Certificate::from_der(&namesake).unwrap());
        });
        let judged = check(scene.root(Line::Signing, 3), at(NOW)).check(&sent, &with_namesake).map(|_| ());
        assert_eq!(judged, Ok(()), "{signer:?}");
    }
}

#[test]
fn times_are_held_against_the_clock_with_its_tolerance() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() });
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    let der = responder.answer(sent.der(), at(NOW)).into_der();
    let judge = |now: &str, seconds| {
        let tolerance = SignedDuration::from_secs(seconds);
        OcspCheck { tolerance, ..check(scene.root(Line::Signing, 3), at(now)) }.check(&sent, &der).map(|_| ())
    };
    assert_eq!(judge(NOW, 0), Ok(()));
    let early = at("2026-11-26T03:20:20Z");
    let future = OcspRefusal::FromTheFuture { field: "producedAt", at: at(NOW), now: early };
    assert_eq!(judge("2026-11-26T03:20:20Z", 0), Err(future));
    assert_eq!(judge("2026-11-26T03:20:20Z", 1), Ok(()));
    let next_update = at("2026-11-26T03:45:00Z");
    assert_eq!(judge("2026-11-26T03:45:00Z", 0), Ok(()));
    let late = at("2026-11-26T03:45:01Z");
    assert_eq!(judge("2026-11-26T03:45:01Z", 0), Err(OcspRefusal::Stale { next_update, now: late }));
    assert_eq!(judge("2026-11-26T03:45:01Z", 1), Ok(()));
    assert!(at(SNAPSHOT) < early);
}

#[test]
fn a_delegated_responder_is_valid_for_as_long_as_its_certificate() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    let der = responder.answer(sent.der(), at(NOW)).into_der();
    let later = at("2036-11-26T03:20:21Z");
    let judged = check(scene.root(Line::Signing, 3), later).check(&sent, &der);
    assert!(matches!(judged, Err(OcspRefusal::ResponderValidity { now, .. }) if now == later), "{judged:?}");
}
