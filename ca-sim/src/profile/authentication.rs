//! 利用者証明用電子証明書: the holder's certificate for user authentication.

use const_oid::db::rfc5912::ID_KP_CLIENT_AUTH;
use sha2::{Digest, Sha256};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::Profile;
use crate::carrier::Carrier;
use crate::dn::{self, CN};
use crate::error::CaError;
use crate::extension::{
    certificate_policies, critical, distribution_points, not_critical, ocsp_address, partition_name,
    subject_key_identifier,
};
use crate::issuer::Issuer;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::subject::AuthenticationSubject;

/// An authentication certificate: nothing in it tells who the person is.
pub(crate) struct Authentication<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) subject: &'a AuthenticationSubject,
    pub(crate) spki_der: &'a [u8],
    pub(crate) carrier: Carrier,
    pub(crate) serial: Serial,
}

/// The alphabet of the opaque part.
const OPAQUE: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl Authentication<'_> {
    /// 23 characters: 14 opaque ones and the window. Chosen: the opaque ones are the first 14 octets, each modulo 36, of
    /// SHA-256 over key and serial number, so that they tell nothing and differ between certificates.
    fn common_name(&self) -> String {
        let digest =
            Sha256::new().chain_update(self.spki_der).chain_update(self.serial.value().to_be_bytes()).finalize();
        let opaque = digest.iter().take(14).map(|&octet| char::from(OPAQUE[usize::from(octet) % OPAQUE.len()]));
        opaque.chain(self.subject.window.code().chars()).chain(self.settings.window_suffix.chars()).collect()
    }
}

impl Profile for Authentication<'_> {
    fn subject(&self, _issuer: &Issuer) -> Result<Name, CaError> {
        dn::name(&[(CN, &self.common_name())])
    }

    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError> {
        let directory = partition_name(&self.settings.names, issuer.line(), &self.subject.partition)?;
        Ok(vec![
            critical(&KeyUsage(KeyUsages::DigitalSignature.into()))?,
            not_critical(&ExtendedKeyUsage(vec![ID_KP_CLIENT_AUTH]))?,
            critical(&certificate_policies(self.settings.names.policy(issuer.line(), self.carrier))?)?,
            issuer.issuer_alt_name(),
            not_critical(&distribution_points(directory))?,
            not_critical(&ocsp_address(&self.settings.ocsp_uri)?)?,
            issuer.authority_key_identifier(),
            not_critical(&subject_key_identifier(spki_der)?)?,
        ])
    }
}
