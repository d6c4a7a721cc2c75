//! Token, certificates and PINs of the JPKI application.

use myna_card::ap::jpki::JpkiAp;
use myna_card::transport::pcsc::PcscTransport;
use myna_card::{Certificate, Error, Pin, Retries};
use sekisho_harness_protocol::{
    Base64Bytes, CertificateKind, ChangePin, ChangePinDone, PinRef, PinStatus, PinStatusDone, ReadCertificate,
    ReadCertificateDone, ReadTokenDone, Reason,
};

use crate::driver::PcscCard;
use crate::failure::Failure;

type Jpki<'a> = JpkiAp<'a, PcscTransport>;

pub(crate) fn select(card: &mut PcscCard) -> Result<Jpki<'_>, Failure> {
    JpkiAp::select(card).map_err(Failure::selecting)
}

pub(crate) fn token(card: &mut PcscCard) -> Result<ReadTokenDone, Failure> {
    Ok(ReadTokenDone { label: select(card)?.read_token_type()?.name().to_owned() })
}

/// Asks whether the certificate is there before a password is presented, as the library suggests.
pub(crate) fn certificate(card: &mut PcscCard, request: &ReadCertificate) -> Result<ReadCertificateDone, Failure> {
    let mut jpki = select(card)?;
    let present = jpki.read_certificate_availability()?;
    let is_present = match request.kind {
        CertificateKind::Signature => present.has_sign_certificate(),
        CertificateKind::Authentication => present.has_auth_certificate(),
        CertificateKind::SignatureCa | CertificateKind::AuthenticationCa => true,
    };
    if !is_present {
        return Err(Failure::new(Reason::NotPresent, format!("file 0008 says {:02X?}", present.raw)));
    }
    let der = match (request.kind, &request.pin) {
        (CertificateKind::Signature, Some(typed)) => {
            jpki.verify_sign_pin(&Pin::new(typed)?)?;
            jpki.read_sign_certificate_der()?
        }
        (CertificateKind::Authentication, Some(typed)) => match jpki.read_auth_certificate_der() {
            // A phone keeps this certificate behind its PIN, a card does not.
            Err(Error::Status(status)) if status.value() == 0x6982 => {
                jpki.verify_auth_pin(&Pin::numeric(typed)?)?;
                jpki.read_auth_certificate_der()?
            }
            read => read?,
        },
        (CertificateKind::Signature, None) => jpki.read_sign_certificate_der()?,
        (CertificateKind::Authentication, None) => jpki.read_auth_certificate_der()?,
        (CertificateKind::SignatureCa, _) => jpki.read_sign_ca_certificate_der()?,
        (CertificateKind::AuthenticationCa, _) => jpki.read_auth_ca_certificate_der()?,
    };
    // The library reads whatever stands in the file; whether it is a certificate is told by its parser.
    Certificate::parse(&der)?;
    Ok(ReadCertificateDone { certificate: Base64Bytes(der) })
}

pub(crate) fn pin_status(card: &mut PcscCard, request: &PinStatus) -> Result<PinStatusDone, Failure> {
    let mut jpki = select(card)?;
    let retries = match request.pin {
        PinRef::Authentication => jpki.auth_pin_retries()?,
        PinRef::Signature => jpki.sign_pin_retries()?,
        other => return Err(unknown_pin(other)),
    };
    match retries {
        Retries::Remaining(tries_left) => Ok(PinStatusDone { tries_left }),
        Retries::Blocked => Ok(PinStatusDone { tries_left: 0 }),
        Retries::Unlimited | Retries::NotReported => {
            let detail = format!("expected a number of tries, the library says {retries:?}");
            Err(Failure::new(Reason::CardError { status_word: None }, detail))
        }
    }
}

pub(crate) fn change_pin(card: &mut PcscCard, request: &ChangePin) -> Result<ChangePinDone, Failure> {
    match request.pin {
        PinRef::Authentication => {
            let (current, new) = (Pin::numeric(&request.current)?, Pin::numeric(&request.new)?);
            select(card)?.change_auth_pin(&current, &new)?;
        }
        PinRef::Signature => {
            let (current, new) = (Pin::new(&request.current)?, Pin::new(&request.new)?);
            select(card)?.change_sign_pin(&current, &new)?;
        }
        other => return Err(unknown_pin(other)),
    }
    Ok(ChangePinDone {})
}

pub(crate) fn unknown_pin(pin: PinRef) -> Failure {
    Failure::new(Reason::Unsupported, format!("the library has no PIN that fits {pin:?}"))
}
