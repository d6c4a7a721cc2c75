//! What OpenSC says when the card will not, or is not there.

use sekisho_card_sim::CardFile;
use sekisho_harness_drivers_scene::{Scene, card_file, done, pins, refused};
use sekisho_harness_protocol::{CertificateKind, Outcome, PinRef, Reason, SignatureAlgorithm};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

#[test]
fn each_wrong_pin_costs_one_try_and_the_right_one_opens_nothing_after_the_third() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    for pin in ["9999", "9998", "9997"] {
        let reason = refused(driver.sign(PinRef::Authentication, pin, b"m", SHA256));
        assert_eq!(reason, Reason::WrongPin { tries_left: None });
    }
    let reason = refused(driver.sign(PinRef::Authentication, "1234", b"m", SHA256));
    // OpenSC 0.23 has no name for the card's 6984 and returns CKR_GENERAL_ERROR.
    assert!(matches!(reason, Reason::PinBlocked | Reason::CardError { .. }), "{reason:?}");
    assert_eq!(scene.remove(), [Some(0), Some(5)]);
}

#[test]
fn a_pin_of_the_wrong_length_does_not_reach_the_card() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    for (key, pin) in [
        (PinRef::Authentication, "123"),
        (PinRef::Authentication, "12345"),
        (PinRef::Signature, "AB123"),
        (PinRef::Signature, "ABCDEFGHIJKLMNO12"),
    ] {
        assert_eq!(refused(driver.sign(key, pin, b"m", SHA256)), Reason::PinMalformed, "{pin}");
    }
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}

#[test]
fn an_empty_reader_and_a_card_that_left_are_a_removed_card() {
    let mut scene = Scene::empty();
    let mut driver = start(&scene);
    let kind = CertificateKind::Authentication;
    assert_eq!(refused(driver.certificate(kind, None)), Reason::CardRemoved);
    scene.insert(card_file(Wanted::BOTH));
    done(driver.certificate(kind, None));
    scene.remove();
    assert_eq!(refused(driver.certificate(kind, None)), Reason::CardRemoved);
    assert_eq!(refused(driver.sign(PinRef::Signature, &pins().signature_password, b"m", SHA256)), Reason::CardRemoved);
}

#[test]
fn a_card_without_the_application_is_not_known() {
    let CardFile { holder, .. } = card_file(Wanted::BOTH);
    let foreign = CardFile::new(&holder, sekisho_card_sim::TokenLabel::MyNumberCard, Vec::new());
    let scene = Scene::with(foreign);
    let mut driver = start(&scene);
    assert_eq!(refused(driver.certificate(CertificateKind::Authentication, None)), Reason::CardUnknown);
}

#[test]
fn a_card_without_a_signature_certificate_has_no_signature_to_give() {
    let scene = Scene::with(card_file(Wanted { signature: false, authentication: true }));
    let mut driver = start(&scene);
    assert_ne!(done(driver.certificate(CertificateKind::Authentication, None)).certificate.0, b"");
    let password = pins().signature_password;
    refused(driver.sign(PinRef::Signature, &password, b"m", SHA256));
    match driver.certificate(CertificateKind::Signature, Some(&password)) {
        Outcome::Refused(refusal) => assert_eq!(refusal.reason, Reason::NotPresent),
        // OpenSC 0.23 shows a certificate without content, and the driver does not mend it.
        Outcome::Done(read) => assert_eq!(read.certificate.0, b""),
    }
}
