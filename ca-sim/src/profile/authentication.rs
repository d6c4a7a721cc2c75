//! 利用者証明用電子証明書: the holder's certificate for user authentication.

use const_oid::db::rfc5912::ID_KP_CLIENT_AUTH;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{ExtendedKeyUsage, IssuerAltName, KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::Profile;
use crate::dn::{self, CN};
use crate::error::CaError;
use crate::extension::{
    authority_key_identifier, certificate_policies, critical, distribution_points, not_critical, ocsp_address,
    partition_name, subject_key_identifier,
};
use crate::issuer::Issuer;
use crate::names::Names;
use crate::subject::AuthenticationSubject;

/// An authentication certificate: nothing in it tells who the person is.
pub(crate) struct Authentication<'a> {
    pub(crate) names: &'a Names,
    pub(crate) subject: &'a AuthenticationSubject,
    pub(crate) ocsp_uri: &'a str,
}

impl Profile for Authentication<'_> {
    fn subject(&self) -> Result<Name, CaError> {
        dn::name(&[(CN, &self.subject.common_name())])
    }

    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError> {
        let directory = partition_name(self.names, issuer.line(), &self.subject.partition)?;
        Ok(vec![
            critical(&KeyUsage(KeyUsages::DigitalSignature.into()))?,
            not_critical(&ExtendedKeyUsage(vec![ID_KP_CLIENT_AUTH]))?,
            critical(&certificate_policies(self.names.policy(issuer.line()))?)?,
            not_critical(&IssuerAltName(vec![issuer.alt_name()]))?,
            not_critical(&distribution_points(directory))?,
            not_critical(&ocsp_address(self.ocsp_uri)?)?,
            not_critical(&authority_key_identifier(issuer)?)?,
            not_critical(&subject_key_identifier(spki_der)?)?,
        ])
    }
}
