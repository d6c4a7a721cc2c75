//! Names of identifiers and types.

use std::borrow::Cow;

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc5912, rfc6960};

use super::number::hex;
use super::tlv::tag;

/// Extensions of certificates, CRLs and OCSP.
const EXTENSIONS: &[(ObjectIdentifier, &str)] = &[
    (rfc5280::ID_CE_KEY_USAGE, "keyUsage"),
    (rfc5280::ID_CE_EXT_KEY_USAGE, "extKeyUsage"),
    (rfc5280::ID_CE_CERTIFICATE_POLICIES, "certificatePolicies"),
    (rfc5280::ID_CE_SUBJECT_ALT_NAME, "subjectAltName"),
    (rfc5280::ID_CE_ISSUER_ALT_NAME, "issuerAltName"),
    (rfc5280::ID_CE_BASIC_CONSTRAINTS, "basicConstraints"),
    (rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
    (rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
    (rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
    (rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
    (rfc5280::ID_CE_NAME_CONSTRAINTS, "nameConstraints"),
    (rfc5280::ID_CE_POLICY_MAPPINGS, "policyMappings"),
    (rfc5280::ID_CE_POLICY_CONSTRAINTS, "policyConstraints"),
    (rfc5280::ID_CE_INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
    (rfc5280::ID_CE_SUBJECT_DIRECTORY_ATTRIBUTES, "subjectDirectoryAttributes"),
    (rfc5280::ID_CE_FRESHEST_CRL, "freshestCRL"),
    (rfc5280::ID_PE_SUBJECT_INFO_ACCESS, "subjectInfoAccess"),
    (rfc5280::ID_CE_CRL_NUMBER, "cRLNumber"),
    (rfc5912::ID_CE_ISSUING_DISTRIBUTION_POINT, "issuingDistributionPoint"),
    (rfc5280::ID_CE_DELTA_CRL_INDICATOR, "deltaCRLIndicator"),
    (rfc5280::ID_CE_CRL_REASONS, "reasonCode"),
    (rfc5280::ID_CE_INVALIDITY_DATE, "invalidityDate"),
    (rfc5280::ID_CE_CERTIFICATE_ISSUER, "certificateIssuer"),
    (rfc6960::ID_PKIX_OCSP_NOCHECK, "ocsp-nocheck"),
    (rfc6960::ID_PKIX_OCSP_NONCE, "nonce"),
    (rfc6960::ID_PKIX_OCSP_EXTENDED_REVOKE, "extended-revoke"),
    (rfc6960::ID_PKIX_OCSP_ARCHIVE_CUTOFF, "archive-cutoff"),
    (rfc6960::ID_PKIX_OCSP_CRL, "crl-reference"),
];

/// An identifier in dotted form, or its octets if they are none.
pub(super) fn dotted(oid: &[u8]) -> String {
    ObjectIdentifier::from_bytes(oid).map_or_else(|_| hex(oid), |oid| oid.to_string())
}

/// The name of a known extension.
pub(super) fn extension(oid: &[u8]) -> Option<&'static str> {
    EXTENSIONS.iter().find(|(known, _)| known.as_bytes() == oid).map(|(_, name)| *name)
}

/// The name of an extension, or its identifier in dotted form.
pub(super) fn name(oid: &[u8]) -> Cow<'static, str> {
    extension(oid).map_or_else(|| Cow::Owned(dotted(oid)), Cow::Borrowed)
}

/// The short name of an attribute type.
pub(super) fn attribute(oid: &[u8]) -> String {
    let short = match oid {
        super::name::attribute::CN => "CN",
        super::name::attribute::C => "C",
        super::name::attribute::L => "L",
        super::name::attribute::O => "O",
        super::name::attribute::OU => "OU",
        _ => return dotted(oid),
    };
    short.to_owned()
}

/// The name of a string type.
pub(super) fn string_type(tag: u8) -> String {
    let name = match tag {
        tag::UTF8 => "UTF8String",
        tag::PRINTABLE => "PrintableString",
        tag::IA5 => "IA5String",
        0x14 => "TeletexString",
        0x1C => "UniversalString",
        0x1E => "BMPString",
        other => return format!("tag {other:02X}"),
    };
    name.to_owned()
}
