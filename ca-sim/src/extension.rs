//! The extensions that several profiles share, each with the value that JPKI gives it.

use const_oid::AssociatedOid;
use const_oid::db::rfc5912::{ID_AD_OCSP, ID_QT_CPS};
use der::asn1::{Ia5String, OctetString};
use der::{Any, Encode};
use sha1::{Digest, Sha1};
use spki::SubjectPublicKeyInfoRef;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::certpolicy::{PolicyInformation, PolicyQualifierInfo};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, CertificatePolicies, CrlDistributionPoints,
    SubjectKeyIdentifier,
};
use x509_cert::name::Name;

use crate::dn::{self, CN, O, OU};
use crate::error::CaError;
use crate::line::Line;
use crate::names::{CPS_URI, Names, unit};
use crate::oid::Oid;
use crate::partition::Partition;
use crate::serial::Serial;

pub(crate) fn critical<T: Encode + AssociatedOid>(value: &T) -> Result<Extension, CaError> {
    Ok(Extension { extn_id: T::OID, critical: true, extn_value: OctetString::new(value.to_der()?)? })
}

pub(crate) fn not_critical<T: Encode + AssociatedOid>(value: &T) -> Result<Extension, CaError> {
    Ok(Extension { critical: false, ..critical(value)? })
}

/// SHA-1 of the PKCS#1 key, which is the content of the BIT STRING (RFC 5280, 4.2.1.2, method 1).
pub(crate) fn subject_key_identifier(spki_der: &[u8]) -> Result<SubjectKeyIdentifier, CaError> {
    let spki = SubjectPublicKeyInfoRef::try_from(spki_der)
        .map_err(|error| CaError::Key { key: "public key".to_owned(), problem: error.to_string() })?;
    let digest = Sha1::digest(spki.subject_public_key.raw_bytes());
    Ok(SubjectKeyIdentifier(OctetString::new(digest.as_slice())?))
}

/// All three parts: key identifier, issuer of the root (itself) and serial number of the root.
pub(crate) fn authority_key_identifier(
    key_identifier: SubjectKeyIdentifier,
    name: &Name,
    serial: Serial,
) -> Result<AuthorityKeyIdentifier, CaError> {
    Ok(AuthorityKeyIdentifier {
        key_identifier: Some(key_identifier.0),
        authority_cert_issuer: Some(vec![GeneralName::DirectoryName(name.clone())]),
        authority_cert_serial_number: Some(serial.to_x509()?),
    })
}

/// One policy with one qualifier: the address of the certification practice statement.
pub(crate) fn certificate_policies(policy: Oid) -> Result<CertificatePolicies, CaError> {
    let qualifier = PolicyQualifierInfo {
        policy_qualifier_id: ID_QT_CPS,
        qualifier: Some(Any::encode_from(&Ia5String::new(CPS_URI)?)?),
    };
    Ok(CertificatePolicies(vec![PolicyInformation {
        policy_identifier: policy.0,
        policy_qualifiers: Some(vec![qualifier]),
    }]))
}

/// id-ad-ocsp with this address.
pub(crate) fn ocsp_address(uri: &str) -> Result<AuthorityInfoAccessSyntax, CaError> {
    let access_location = GeneralName::UniformResourceIdentifier(Ia5String::new(uri)?);
    Ok(AuthorityInfoAccessSyntax(vec![AccessDescription { access_method: ID_AD_OCSP, access_location }]))
}

/// One distribution point with this directory name, no URI, no reasons, no cRLIssuer.
pub(crate) fn distribution_points(directory: Name) -> CrlDistributionPoints {
    CrlDistributionPoints(vec![DistributionPoint {
        distribution_point: Some(full_name(directory)),
        reasons: None,
        crl_issuer: None,
    }])
}

pub(crate) fn full_name(directory: Name) -> DistributionPointName {
    DistributionPointName::FullName(vec![GeneralName::DirectoryName(directory)])
}

/// The directory name of a partition's CRL.
pub(crate) fn partition_name(names: &Names, line: Line, partition: &Partition) -> Result<Name, CaError> {
    dn::name(&[
        (O, &names.organisation),
        (OU, unit(line)),
        (OU, "CRL Distribution Points"),
        (OU, partition.prefecture()),
        (CN, &format!("{} CRLDP", partition.municipality())),
    ])
}
