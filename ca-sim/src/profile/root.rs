//! The self-signed root of a line. Genuine roots have exactly these five extensions and no authorityKeyIdentifier.

use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::Profile;
use crate::error::CaError;
use crate::extension::{critical, distribution_points, not_critical, subject_key_identifier};
use crate::issuer::Issuer;

/// A root; its subject is its own issuer name.
pub(crate) struct Root;

impl Profile for Root {
    fn subject(&self, issuer: &Issuer) -> Result<Name, CaError> {
        Ok(issuer.name().clone())
    }

    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError> {
        Ok(vec![
            critical(&KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign))?,
            issuer.subject_alt_name()?,
            critical(&BasicConstraints { ca: true, path_len_constraint: None })?,
            not_critical(&distribution_points(issuer.name().clone()))?,
            not_critical(&subject_key_identifier(spki_der)?)?,
        ])
    }
}
