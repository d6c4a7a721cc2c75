//! `reader/certificate`.

use cryptoki::object::{Attribute, AttributeType, ObjectClass};
use cryptoki::session::{Session, UserType};
use sekisho_harness_protocol::{Base64Bytes, CertificateKind, PinRef, ReadCertificate, ReadCertificateDone, Reason};

use crate::failure::Failure;
use crate::module::Running;
use crate::token::{find, login, open_session};

/// The identifiers (CKA_ID) that OpenSC gives to the certificates of a JPKI card. Only the signature certificate is in
/// the slot of the signature password.
fn place(kind: CertificateKind) -> (PinRef, u8) {
    match kind {
        CertificateKind::Authentication => (PinRef::Authentication, 1),
        CertificateKind::Signature => (PinRef::Signature, 2),
        CertificateKind::AuthenticationCa => (PinRef::Authentication, 3),
        CertificateKind::SignatureCa => (PinRef::Authentication, 4),
    }
}

/// Looks for the certificate and, if it is not to be seen and the holder typed something, logs in and looks again.
pub(crate) fn read_certificate(
    module: &Running<'_>,
    reader: &str,
    request: &ReadCertificate,
) -> Result<ReadCertificateDone, Failure> {
    let (pin, id) = place(request.kind);
    let session = open_session(module, reader, pin)?;
    let template = [Attribute::Class(ObjectClass::CERTIFICATE), Attribute::Id(vec![id])];
    let seen = match (find(&session, &template)?, &request.pin) {
        (None, Some(typed)) => {
            login(&session, UserType::User, typed)?;
            find(&session, &template)?
        }
        // PKCS#11 2.40 section 4.4: private objects are not to be seen before login.
        (None, None) if request.kind == CertificateKind::Signature => {
            return Err(Failure::new(Reason::PinRequired, "OpenSC shows no such certificate before login"));
        }
        (seen, _) => seen,
    };
    let object = seen.ok_or_else(|| Failure::new(Reason::NotPresent, "OpenSC shows no such certificate"))?;
    let certificate = value(&session, object)?;
    Ok(ReadCertificateDone { certificate: Base64Bytes(certificate) })
}

fn value(session: &Session, object: cryptoki::object::ObjectHandle) -> Result<Vec<u8>, Failure> {
    match session.get_attributes(object, &[AttributeType::Value])?.pop() {
        Some(Attribute::Value(certificate)) => Ok(certificate),
        _ => Err(Failure::new(Reason::CardError { status_word: None }, "OpenSC gave no value of the certificate")),
    }
}
