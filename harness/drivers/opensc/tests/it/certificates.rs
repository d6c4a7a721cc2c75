//! `reader/certificate`.

use sekisho_card_sim::jpki;
use sekisho_harness_drivers_scene::{Scene, card_file, done, pins, refused};
use sekisho_harness_protocol::{CertificateKind, Reason};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

#[test]
fn all_four_certificates_are_what_stands_in_the_card() {
    let card = card_file(Wanted::BOTH);
    let content = |fid| {
        let file = card.applications[0].files.iter().find(|file| file.fid == fid).unwrap();
        file.content.0.clone()
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
fn the_signature_certificate_is_not_shown_without_its_password() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    assert_eq!(refused(driver.certificate(CertificateKind::Signature, None)), Reason::PinRequired);
    let wrong = refused(driver.certificate(CertificateKind::Signature, Some("WRONG999")));
    assert_eq!(wrong, Reason::WrongPin { tries_left: None });
    assert_eq!(scene.remove(), [Some(3), Some(4)]);
}

#[test]
fn a_password_offered_for_a_free_certificate_spends_no_try() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    done(driver.certificate(CertificateKind::Authentication, Some("9999")));
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}
