//! What certificates and CRLs of one line take from their issuer: names, key identifier, serial number, key.

use std::fmt;
use std::sync::Arc;

use der::asn1::{BitString, OctetString};
use der::{Decode, Encode};
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::name::Name;
use x509_cert::time::Validity as X509Validity;

use crate::dn::{self, O, OU};
use crate::error::CaError;
use crate::extension::subject_key_identifier;
use crate::keys::{SignatureAlgorithm, SigningKey};
use crate::line::Line;
use crate::names::{Names, OPERATOR, OPERATOR_JA, SERVICE_JA, unit, unit_ja};
use crate::profile::Profile;
use crate::serial::Serial;
use crate::time::x509_time;
use crate::validity::Validity;

/// One authority of one generation.
#[derive(Clone)]
pub(crate) struct Issuer {
    line: Line,
    algorithm: SignatureAlgorithm,
    name: Name,
    alt_name: Name,
    serial: Serial,
    key_identifier: OctetString,
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
        Ok(Self {
            line,
            algorithm,
            name: dn::name(&[(O, &names.organisation), (OU, unit(line)), (OU, OPERATOR)])?,
            alt_name: dn::name(&[(O, SERVICE_JA), (OU, unit_ja(line)), (OU, OPERATOR_JA)])?,
            serial,
            key_identifier: subject_key_identifier(key.spki_der())?.0,
            key,
        })
    }

    pub(crate) fn line(&self) -> Line {
        self.line
    }

    pub(crate) fn name(&self) -> &Name {
        &self.name
    }

    /// The Japanese name: subjectAltName of the root, issuerAltName of every certificate.
    pub(crate) fn alt_name(&self) -> GeneralName {
        GeneralName::DirectoryName(self.alt_name.clone())
    }

    pub(crate) fn serial(&self) -> Serial {
        self.serial
    }

    pub(crate) fn key_identifier(&self) -> &OctetString {
        &self.key_identifier
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
        let tbs_certificate = TbsCertificate {
            version: Version::V3,
            serial_number: serial.to_x509()?,
            signature: self.algorithm.identifier(),
            issuer: self.name.clone(),
            validity: X509Validity {
                not_before: x509_time(validity.not_before())?,
                not_after: x509_time(validity.not_after())?,
            },
            subject: profile.subject(self)?,
            subject_public_key_info: SubjectPublicKeyInfoOwned::try_from(spki_der)
                .map_err(|error| CaError::Key { key: "public key".to_owned(), problem: error.to_string() })?,
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(profile.extensions(self, spki_der)?),
        };
        let signature = self.sign(&tbs_certificate)?;
        Ok(Certificate { tbs_certificate, signature_algorithm: self.algorithm.identifier(), signature }.to_der()?)
    }

    /// The signature over a structure to be signed.
    pub(crate) fn sign(&self, to_be_signed: &impl Encode) -> Result<BitString, CaError> {
        Ok(BitString::from_bytes(&self.key.sign(self.algorithm, &to_be_signed.to_der()?)?)?)
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
