//! Who a certificate on record is for, read back from the certificate: a renewal is for the same subject.

use const_oid::AssociatedOid as _;
use der::Decode as _;
use x509_cert::certificate::{Certificate, TbsCertificate};
use x509_cert::ext::pkix::SubjectAltName;

use crate::application::Subject;
use crate::certificate::IssuedCertificate;
use crate::dn::CN;
use crate::error::CaError;
use crate::line::Line;
use crate::other_name::holder_items;
use crate::subject::{AuthenticationSubject, ReceptionWindow, SigningSubject};

/// Characters of the 受付窓口識別記号 at the end of every common name, of which the first five are the municipality's code.
const WINDOW: usize = 9;

impl IssuedCertificate {
    /// Who it is for, as the application for it said.
    ///
    /// # Errors
    /// [`CaError::Encoding`] or [`CaError::Text`] if the certificate on record is not one that an authority of this crate
    /// issued.
    pub fn subject(&self) -> Result<Subject, CaError> {
        let certificate = Certificate::from_der(&self.der)?.tbs_certificate;
        let (partition, window) = (self.partition.clone(), window(&certificate)?);
        Ok(match self.line {
            Line::Authentication => Subject::Authentication(AuthenticationSubject { partition, window }),
            Line::Signing => {
                let items = alternative_names(&certificate)?.as_ref().and_then(holder_items);
                let items = items.ok_or_else(|| unlike("subjectAltName", "the six items of a holder", ""))?;
                Subject::Signing(SigningSubject { partition, window, items })
            }
        })
    }
}

/// The window that accepted the application.
fn window(certificate: &TbsCertificate) -> Result<ReceptionWindow, CaError> {
    let mut attributes = certificate.subject.0.iter().flat_map(|rdn| rdn.0.iter());
    let name = attributes.rfind(|attribute| attribute.oid == CN);
    let name = name.map_or(&[][..], |attribute| attribute.value.value());
    let code = name.len().checked_sub(WINDOW).and_then(|start| name.get(start..start + 5));
    match code.and_then(|code| std::str::from_utf8(code).ok()) {
        Some(code) => ReceptionWindow::of_municipality(code),
        None => {
            let expected = "a common name that ends with the window's nine characters";
            Err(unlike("subject", expected, &String::from_utf8_lossy(name)))
        }
    }
}

fn alternative_names(certificate: &TbsCertificate) -> Result<Option<SubjectAltName>, CaError> {
    let extensions = certificate.extensions.as_deref().unwrap_or_default();
    let found = extensions.iter().find(|extension| extension.extn_id == SubjectAltName::OID);
    Ok(found.map(|extension| SubjectAltName::from_der(extension.extn_value.as_bytes())).transpose()?)
}

fn unlike(field: &'static str, expected: &'static str, got: &str) -> CaError {
    CaError::Text { field, expected, got: got.to_owned() }
}
