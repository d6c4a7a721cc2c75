//! `reader/certificate`.

use sekisho_card_sim::{CardFile, TokenLabel, jpki};
use sekisho_harness_drivers_scene::{Scene, card_file, done, pins, refused};
use sekisho_harness_protocol::{CertificateKind, Reason};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

#[test]
fn all_four_certificates_are_what_stands_in_the_card() {
    let card = card_file(Wanted::BOTH);
    let content = |fid| {
        let application = card.applications.iter().find(|application| application.aid == jpki::AID).unwrap();
        application.files.iter().find(|file| file.fid == fid).unwrap().content.0.clone()
    };
    let scene = Scene::with(card.clone());
    let mut driver = start(&scene);
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
fn without_a_password_the_card_is_not_asked_for_the_signature_certificate() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    assert_eq!(refused(start(&scene).certificate(CertificateKind::Signature, None)), Reason::PinRequired);
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}

#[test]
fn an_empty_signature_certificate_file_is_shown_as_a_certificate_of_two_zeros() {
    let scene = Scene::with(card_file(Wanted { signature: false, authentication: true }));
    let password = pins().signature_password;
    let read = done(start(&scene).certificate(CertificateKind::Signature, Some(&password)));
    assert_eq!(read.certificate.0, [0, 0]);
}

#[test]
fn a_card_without_the_application_is_not_known() {
    let CardFile { holder, .. } = card_file(Wanted::BOTH);
    let scene = Scene::with(CardFile::new(&holder, TokenLabel::MyNumberCard, Vec::new()));
    assert_eq!(refused(start(&scene).certificate(CertificateKind::Authentication, None)), Reason::CardUnknown);
}
