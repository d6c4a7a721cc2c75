//! Certificates, tries and signatures of the JPKI application, which the library calls "Crypto AP".

use std::rc::Rc;

use jpki::ap::CryptoAp;
use jpki::ap::crypto::CertType;
use jpki::pcsc::PcscCard;
use sekisho_harness_protocol::{
    Base64Bytes, CertificateKind, PinRef, PinStatus, PinStatusDone, ReadCertificate, ReadCertificateDone, Reason, Sign,
    SignDone, SignatureAlgorithm,
};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use crate::connection::Connected;
use crate::failure::Failure;

/// DigestInfo up to the hash (RFC 8017, 9.2, note 1).
const SHA256: &[u8] =
    &[0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];
const SHA384: &[u8] =
    &[0x30, 0x41, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05, 0x00, 0x04, 0x30];
const SHA512: &[u8] =
    &[0x30, 0x51, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40];

fn open(card: &Connected) -> Result<CryptoAp<PcscCard<'static>, ()>, Failure> {
    CryptoAp::open((), Rc::clone(card)).map_err(Failure::selecting)
}

pub(crate) fn certificate(card: &Connected, request: &ReadCertificate) -> Result<ReadCertificateDone, Failure> {
    let kind = match request.kind {
        CertificateKind::Signature => CertType::Sign,
        CertificateKind::SignatureCa => CertType::SignCA,
        CertificateKind::Authentication => CertType::Auth,
        CertificateKind::AuthenticationCa => CertType::AuthCA,
    };
    let pin = match (&request.pin, kind.is_pin_required()) {
        (Some(typed), _) => typed.clone().into_bytes(),
        (None, false) => Vec::new(),
        (None, true) => return Err(Failure::new(Reason::PinRequired, "the library says that a PIN is required")),
    };
    let certificate = open(card)?.read_certificate((), kind, pin)?;
    Ok(ReadCertificateDone { certificate: Base64Bytes(certificate) })
}

pub(crate) fn pin_status(card: &Connected, request: &PinStatus) -> Result<PinStatusDone, Failure> {
    let application = open(card)?;
    let tries_left = match request.pin {
        PinRef::Authentication => application.auth_pin_status(())?,
        PinRef::Signature => application.sign_pin_status(())?,
        other => return Err(unknown_pin(other)),
    };
    Ok(PinStatusDone { tries_left })
}

/// The library hands the card what it is given, so the DigestInfo is made here, as the library's own command does.
pub(crate) fn sign(card: &Connected, request: &Sign) -> Result<SignDone, Failure> {
    let digest_info = digest_info(request.algorithm, &request.message.0)?;
    let (application, pin) = (open(card)?, request.pin.clone().into_bytes());
    let signature = match request.key {
        PinRef::Authentication => application.auth((), pin, digest_info)?,
        PinRef::Signature => application.sign((), pin, digest_info)?,
        other => return Err(unknown_pin(other)),
    };
    Ok(SignDone { signature: Base64Bytes(signature) })
}

fn digest_info(algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 => Ok([SHA256, &Sha256::digest(message)].concat()),
        SignatureAlgorithm::RsaPkcs1Sha384 => Ok([SHA384, &Sha384::digest(message)].concat()),
        SignatureAlgorithm::RsaPkcs1Sha512 => Ok([SHA512, &Sha512::digest(message)].concat()),
        other => Err(Failure::new(Reason::Unsupported, format!("this driver knows no DigestInfo for {other:?}"))),
    }
}

fn unknown_pin(pin: PinRef) -> Failure {
    Failure::new(Reason::Unsupported, format!("the library has no PIN that fits {pin:?}"))
}
