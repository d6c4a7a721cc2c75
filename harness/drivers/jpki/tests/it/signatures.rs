//! `signature/sign`.

use openssl::hash::MessageDigest;
use openssl::sign::Verifier;
use openssl::x509::X509;
use sekisho_harness_drivers_scene::{Scene, card_file, done, pins};
use sekisho_harness_protocol::{CertificateKind, PinRef, SignatureAlgorithm};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

#[test]
fn both_keys_sign_with_each_hash_and_openssl_agrees() {
    let scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    let pins = pins();
    for (key, pin, kind) in [
        (PinRef::Authentication, pins.authentication_pin, CertificateKind::Authentication),
        (PinRef::Signature, pins.signature_password, CertificateKind::Signature),
    ] {
        let certificate = done(driver.certificate(kind, Some(&pin))).certificate;
        let public = X509::from_der(&certificate.0).unwrap().public_key().unwrap();
        for (algorithm, hash) in [
            (SignatureAlgorithm::RsaPkcs1Sha256, MessageDigest::sha256()),
            (SignatureAlgorithm::RsaPkcs1Sha384, MessageDigest::sha384()),
            (SignatureAlgorithm::RsaPkcs1Sha512, MessageDigest::sha512()),
        ] {
            for message in [&b"an application"[..], b"", &[0xA5; 5000]] {
                let signature = done(driver.sign(key, &pin, message, algorithm)).signature;
                let mut verifier = Verifier::new(hash, &public).unwrap();
                assert!(verifier.verify_oneshot(&signature.0, message).unwrap(), "{key:?} {algorithm:?}");
            }
        }
    }
}
