//! 署名用電子証明書: the holder's certificate for digital signatures.

use jiff::Timestamp;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::Profile;
use crate::carrier::Carrier;
use crate::dn::{self, CN, L};
use crate::error::CaError;
use crate::extension::{
    certificate_policies, critical, distribution_points, not_critical, ocsp_address, partition_name,
    subject_key_identifier,
};
use crate::issuer::Issuer;
use crate::other_name::subject_alt_name;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::subject::SigningSubject;
use crate::time::jst;

/// A signing certificate: names the municipality in the subject, the person only in the subjectAltName.
pub(crate) struct Signing<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) subject: &'a SigningSubject,
    pub(crate) requested: Timestamp,
    pub(crate) carrier: Carrier,
    pub(crate) serial: Serial,
}

impl Signing<'_> {
    /// 28 characters: time of the request, a five-digit sequence, the window. Chosen: the time is Japan's, and the
    /// sequence is the end of the serial number, so that two requests of one second differ.
    fn common_name(&self) -> String {
        let time = jst(self.requested).strftime("%Y%m%d%H%M%S");
        let sequence = self.serial.value() % 100_000;
        format!("{time}{sequence:05}{}{}", self.subject.window.code(), self.settings.window_suffix)
    }
}

impl Profile for Signing<'_> {
    fn subject(&self, _issuer: &Issuer) -> Result<Name, CaError> {
        let place = &self.subject.partition;
        dn::name(&[(L, place.prefecture()), (L, place.municipality()), (CN, &self.common_name())])
    }

    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError> {
        let directory = partition_name(&self.settings.names, issuer.line(), &self.subject.partition)?;
        let mut extensions = vec![
            critical(&KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation))?,
            not_critical(&subject_alt_name(&self.subject.items, self.settings.furigana)?)?,
            critical(&certificate_policies(self.settings.names.policy(issuer.line(), self.carrier))?)?,
            issuer.issuer_alt_name(),
            not_critical(&distribution_points(directory))?,
        ];
        // Where the authentication certificate has it.
        if let Some(uri) = &self.settings.signing_ocsp_uri {
            extensions.push(not_critical(&ocsp_address(uri)?)?);
        }
        extensions.push(issuer.authority_key_identifier());
        extensions.push(not_critical(&subject_key_identifier(spki_der)?)?);
        Ok(extensions)
    }
}
