//! Requests that go well unless the test changes them.

use sekisho_harness_protocol::{
    Base64Bytes, CertificateKind, ChangePin, PinRef, Purpose, ReadCertificate, Sign, SignatureAlgorithm, Verify,
};

use openssl::hash::MessageDigest;

use crate::{
    bench::card,
    pki::{self, CA, HOLDER},
};

pub(crate) const MESSAGE: &[u8] = "申請書".as_bytes();

pub(crate) fn read(kind: CertificateKind, pin: Option<&str>) -> ReadCertificate {
    ReadCertificate { card: card(), kind, pin: pin.map(ToOwned::to_owned) }
}

pub(crate) fn change(pin: PinRef, current: &str, new: &str) -> ChangePin {
    ChangePin { card: card(), pin, current: current.to_owned(), new: new.to_owned() }
}

pub(crate) fn sign(key: PinRef, pin: &str, message: &[u8], algorithm: SignatureAlgorithm) -> Sign {
    Sign { card: card(), key, pin: pin.to_owned(), message: Base64Bytes(message.to_vec()), algorithm }
}

/// A signature that stands, at noon of a day on which the list is current.
pub(crate) fn verify() -> Verify {
    Verify {
        message: Base64Bytes(MESSAGE.to_vec()),
        signature: Base64Bytes(pki::sign(&HOLDER, MessageDigest::sha256(), MESSAGE)),
        algorithm: SignatureAlgorithm::RsaPkcs1Sha256,
        certificate: Base64Bytes(pki::signature_certificate().der()),
        purpose: Purpose::Signature,
        anchors: Some(vec![Base64Bytes(pki::ca_certificate("JPKI-TEST", &CA).der())]),
        at: Some("2026-11-22T12:00:00Z".to_owned()),
    }
}

pub(crate) fn verify_certificate(certificate: &pki::CertificateOf<'_>) -> Verify {
    Verify { certificate: Base64Bytes(certificate.der()), ..verify() }
}
