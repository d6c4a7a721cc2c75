//! Which extensions each kind has, in which order.

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc6960};

use super::{access, distribution, key_usage, personal, policy, small};
use crate::inspect::extensions::{Judge, Spec};
use crate::inspect::kind::CertificateKind;
use crate::inspect::tlv::tag;
use crate::inspect::{alt_name, authority_key};

const CRITICAL: bool = true;

const fn extension(oid: ObjectIdentifier, tag: u8, critical: bool, judge: Judge) -> Spec {
    Spec { oid, tag, critical, required: true, judge }
}

const SIGNING: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, tag::BIT_STRING, CRITICAL, key_usage::signing),
    extension(rfc5280::ID_CE_SUBJECT_ALT_NAME, tag::SEQUENCE, !CRITICAL, personal::judge),
    extension(rfc5280::ID_CE_CERTIFICATE_POLICIES, tag::SEQUENCE, CRITICAL, policy::judge),
    extension(rfc5280::ID_CE_ISSUER_ALT_NAME, tag::SEQUENCE, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, tag::SEQUENCE, !CRITICAL, distribution::partition),
    Spec {
        required: false,
        ..extension(rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, tag::SEQUENCE, !CRITICAL, access::signing)
    },
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, tag::SEQUENCE, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, tag::OCTET_STRING, !CRITICAL, small::subject_key),
];

const AUTHENTICATION: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, tag::BIT_STRING, CRITICAL, key_usage::authentication),
    extension(rfc5280::ID_CE_EXT_KEY_USAGE, tag::SEQUENCE, !CRITICAL, small::client_auth),
    extension(rfc5280::ID_CE_CERTIFICATE_POLICIES, tag::SEQUENCE, CRITICAL, policy::judge),
    extension(rfc5280::ID_CE_ISSUER_ALT_NAME, tag::SEQUENCE, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, tag::SEQUENCE, !CRITICAL, distribution::partition),
    extension(rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, tag::SEQUENCE, !CRITICAL, access::authentication),
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, tag::SEQUENCE, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, tag::OCTET_STRING, !CRITICAL, small::subject_key),
];

const ROOT: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, tag::BIT_STRING, CRITICAL, key_usage::root),
    extension(rfc5280::ID_CE_SUBJECT_ALT_NAME, tag::SEQUENCE, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_BASIC_CONSTRAINTS, tag::SEQUENCE, CRITICAL, small::basic_constraints),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, tag::SEQUENCE, !CRITICAL, distribution::authority),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, tag::OCTET_STRING, !CRITICAL, small::subject_key),
];

/// The extensions of a responder. All but the purpose are chosen.
const RESPONDER: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, tag::BIT_STRING, CRITICAL, key_usage::responder),
    extension(rfc5280::ID_CE_EXT_KEY_USAGE, tag::SEQUENCE, !CRITICAL, small::ocsp_signing),
    extension(rfc6960::ID_PKIX_OCSP_NOCHECK, tag::NULL, !CRITICAL, small::no_check),
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, tag::SEQUENCE, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, tag::OCTET_STRING, !CRITICAL, small::subject_key),
];

/// The extensions of this kind.
pub(super) fn specs(kind: CertificateKind) -> &'static [Spec] {
    match kind {
        CertificateKind::Signing(_) => SIGNING,
        CertificateKind::Authentication(_) => AUTHENTICATION,
        CertificateKind::Root(_) => ROOT,
        CertificateKind::Responder(_) => RESPONDER,
        CertificateKind::Other => &[],
    }
}
