//! What certificates and CRLs of one line take from their issuer: names, key identifier, serial number, key.

use std::fmt;
use std::sync::Arc;

use der::asn1::AnyRef;
use der::{Decode, Encode};
use x509_cert::certificate::{Certificate, Version};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{IssuerAltName, SubjectAltName};
use x509_cert::name::Name;
use x509_cert::time::Validity as X509Validity;

use crate::certificate_parts::{self, TbsParts};
use crate::dn::{self, O, OU};
use crate::error::CaError;
use crate::extension::{authority_key_identifier, not_critical, subject_key_identifier};
use crate::keys::{SignatureAlgorithm, SigningKey};
use crate::line::Line;
use crate::names::{Names, OPERATOR, OPERATOR_JA, SERVICE_JA, unit, unit_ja};
use crate::profile::Profile;
use crate::serial::Serial;
use crate::time::x509_time;
use crate::validity::Validity;

/// One authority of one generation. What is the same in everything that it signs is encoded once.
#[derive(Clone)]
pub(crate) struct Issuer {
    line: Line,
    algorithm: SignatureAlgorithm,
    algorithm_der: Vec<u8>,
    name: Name,
    name_der: Vec<u8>,
    alt_name: Name,
    issuer_alt_name: Extension,
    authority_key_identifier: Extension,
    serial: Serial,
    key: Arc<dyn SigningKey>,
}

impl Issuer {
    pub(crate) fn new(
        names: &Names,
        line: Line,
        algorithm: SignatureAlgorithm,
        serial: Serial,
        key: Arc<dyn SigningKey>,
    ) -> Result<Self, CaError> {
        let name = dn::name(&[(O, &names.organisation), (OU, unit(line)), (OU, OPERATOR)])?;
        let alt_name = dn::name(&[(O, SERVICE_JA), (OU, unit_ja(line)), (OU, OPERATOR_JA)])?;
        let key_identifier = subject_key_identifier(key.spki_der())?;
        Ok(Self {
            line,
            algorithm,
            algorithm_der: algorithm.identifier().to_der()?,
            name_der: name.to_der()?,
            issuer_alt_name: not_critical(&IssuerAltName(vec![GeneralName::DirectoryName(alt_name.clone())]))?,
            authority_key_identifier: not_critical(&authority_key_identifier(key_identifier, &name, serial)?)?,
            name,
            alt_name,
            serial,
            key,
        })
    }

    pub(crate) fn line(&self) -> Line {
        self.line
    }

    pub(crate) fn name(&self) -> &Name {
        &self.name
    }

    /// The Japanese name in a root.
    pub(crate) fn subject_alt_name(&self) -> Result<Extension, CaError> {
        not_critical(&SubjectAltName(vec![GeneralName::DirectoryName(self.alt_name.clone())]))
    }

    /// The Japanese name in every certificate of a holder.
    pub(crate) fn issuer_alt_name(&self) -> Extension {
        self.issuer_alt_name.clone()
    }

    /// What names this issuer's key in everything but its root.
    pub(crate) fn authority_key_identifier(&self) -> Extension {
        self.authority_key_identifier.clone()
    }

    /// Its name in DER.
    pub(crate) fn name_der(&self) -> &[u8] {
        &self.name_der
    }

    /// The AlgorithmIdentifier of its signatures in DER.
    pub(crate) fn algorithm_der(&self) -> &[u8] {
        &self.algorithm_der
    }

    pub(crate) fn spki_der(&self) -> &[u8] {
        self.key.spki_der()
    }

    /// Whether this root certificate carries this issuer's name, serial number and key.
    pub(crate) fn is_of_root(&self, root_der: &[u8]) -> bool {
        Certificate::from_der(root_der).is_ok_and(|root| {
            let root = root.tbs_certificate;
            let same_key = root.subject_public_key_info.to_der().is_ok_and(|spki| spki == self.spki_der());
            let same_serial = self.serial.to_x509().is_ok_and(|serial| serial == root.serial_number);
            same_key && same_serial && root.subject == self.name
        })
    }

    /// A certificate of this profile in DER.
    pub(crate) fn certify(
        &self,
        profile: &impl Profile,
        serial: Serial,
        validity: &Validity,
        spki_der: &[u8],
    ) -> Result<Vec<u8>, CaError> {
        // Parts within parts: lengths are found anew at each level that is encoded at once.
        let (subject, extensions) = (profile.subject(self)?.to_der()?, profile.extensions(self, spki_der)?.to_der()?);
        let tbs = TbsParts {
            version: Version::V3,
            serial_number: serial.to_x509()?,
            signature: AnyRef::from_der(&self.algorithm_der)?,
            issuer: AnyRef::from_der(&self.name_der)?,
            validity: X509Validity {
                not_before: x509_time(validity.not_before())?,
                not_after: x509_time(validity.not_after())?,
            },
            subject: AnyRef::from_der(&subject)?,
            // That it is one is found out for the subjectKeyIdentifier.
            subject_public_key_info: AnyRef::from_der(spki_der)?,
            extensions: AnyRef::from_der(&extensions)?,
        };
        let tbs = tbs.to_der()?;
        certificate_parts::whole(&tbs, &self.algorithm_der, &self.key.sign(self.algorithm, &tbs)?)
    }

    /// The signature over something whose hash value is this.
    pub(crate) fn sign_hash(&self, hash: &[u8]) -> Result<Vec<u8>, CaError> {
        self.key.sign_hash(self.algorithm, hash)
    }

    pub(crate) fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    pub(crate) fn key(&self) -> &Arc<dyn SigningKey> {
        &self.key
    }
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Issuer({} line, {})", self.line, self.name)
    }
}
