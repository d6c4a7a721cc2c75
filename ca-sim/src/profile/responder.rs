//! The delegated OCSP responder of a root. No genuine one is public: all of it is chosen, after RFC 6960, 4.2.2.2.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::ID_KP_OCSP_SIGNING;
use der::Encode;
use der::asn1::{Null, OctetString};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::Profile;
use crate::dn::{self, CN, O, OU};
use crate::error::CaError;
use crate::extension::{critical, not_critical, subject_key_identifier};
use crate::issuer::Issuer;
use crate::names::{Names, OPERATOR, unit};

/// id-pkix-ocsp-nocheck: nobody has to ask whether the responder itself is revoked (RFC 6960, 4.2.2.2.1).
const OCSP_NOCHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");

/// An OCSP responder, named after its authority.
pub(crate) struct Responder<'a> {
    pub(crate) names: &'a Names,
}

impl Profile for Responder<'_> {
    fn subject(&self, issuer: &Issuer) -> Result<Name, CaError> {
        let authority = [(O, self.names.organisation.as_str()), (OU, unit(issuer.line())), (OU, OPERATOR)];
        dn::name(&[&authority[..], &[(CN, "OCSP Responder")]].concat())
    }

    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError> {
        let nocheck = OctetString::new(Null.to_der()?)?;
        Ok(vec![
            critical(&KeyUsage(KeyUsages::DigitalSignature.into()))?,
            not_critical(&ExtendedKeyUsage(vec![ID_KP_OCSP_SIGNING]))?,
            Extension { extn_id: OCSP_NOCHECK, critical: false, extn_value: nocheck },
            issuer.authority_key_identifier(),
            not_critical(&subject_key_identifier(spki_der)?)?,
        ])
    }
}
