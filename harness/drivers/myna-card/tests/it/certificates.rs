//! `reader/token` and `reader/certificate`.

use sekisho_card_sim::{CardFile, TokenLabel, jpki};
use sekisho_harness_drivers_scene::{Scene, card_file, done, pins, refused};
use sekisho_harness_protocol::{CertificateKind, Reason};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

#[test]
fn label_and_all_four_certificates_are_what_stands_in_the_card() {
    let card = card_file(Wanted::BOTH);
    let content = |fid| {
        let application = card.applications.iter().find(|application| application.aid == jpki::AID).unwrap();
        application.files.iter().find(|file| file.fid == fid).unwrap().content.0.clone()
    };
    let scene = Scene::with(card.clone());
    let mut driver = start(&scene);
    assert_eq!(done(driver.token()).label, "JPKIAPICCTOKEN2");
    for (kind, fid, pin) in [
        (CertificateKind::Authentication, jpki::AUTHENTICATION_CERTIFICATE, None),
        (CertificateKind::AuthenticationCa, jpki::AUTHENTICATION_CA, None),
        (CertificateKind::SignatureCa, jpki::SIGNATURE_CA, None),
        (CertificateKind::Signature, jpki::SIGNATURE_CERTIFICATE, Some(pins().signature_password)),
    ] {
        let read = done(driver.certificate(kind, pin.as_deref()));
        assert_eq!(read.certificate.0, content(fid), "{kind:?}");
    }
}

#[test]
fn the_signature_certificate_needs_its_password() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    assert_eq!(refused(driver.certificate(CertificateKind::Signature, None)), Reason::PinRequired);
    let wrong = refused(driver.certificate(CertificateKind::Signature, Some("WRONG999")));
    assert_eq!(wrong, Reason::WrongPin { tries_left: Some(4) });
    assert_eq!(scene.remove(), [Some(3), Some(4)]);
}

#[test]
fn a_card_without_a_signature_certificate_says_so_and_spends_no_try() {
    let mut scene = Scene::with(card_file(Wanted { signature: false, authentication: true }));
    let mut driver = start(&scene);
    done(driver.certificate(CertificateKind::Authentication, None));
    let password = pins().signature_password;
    assert_eq!(refused(driver.certificate(CertificateKind::Signature, Some(&password))), Reason::NotPresent);
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}

#[test]
fn a_card_without_the_application_is_not_known() {
    let CardFile { holder, .. } = card_file(Wanted::BOTH);
    let scene = Scene::with(CardFile::new(&holder, TokenLabel::MyNumberCard, Vec::new()));
    assert_eq!(refused(start(&scene).certificate(CertificateKind::Authentication, None)), Reason::CardUnknown);
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
}
