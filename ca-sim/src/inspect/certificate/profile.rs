//! Which extensions each kind has, in which order.

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc6960};

use super::{access, distribution, key_usage, personal, policy, small};
use crate::inspect::extensions::{Judge, Spec};
use crate::inspect::kind::CertificateKind;
use crate::inspect::{alt_name, authority_key};

const CRITICAL: bool = true;

const fn extension(oid: ObjectIdentifier, critical: bool, judge: Judge) -> Spec {
    Spec { oid, critical, required: true, judge }
}

const SIGNING: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, CRITICAL, key_usage::signing),
    extension(rfc5280::ID_CE_SUBJECT_ALT_NAME, !CRITICAL, personal::judge),
    extension(rfc5280::ID_CE_CERTIFICATE_POLICIES, CRITICAL, policy::judge),
    extension(rfc5280::ID_CE_ISSUER_ALT_NAME, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, !CRITICAL, distribution::partition),
    Spec { required: false, ..extension(rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, !CRITICAL, access::signing) },
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, !CRITICAL, small::subject_key),
];

const AUTHENTICATION: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, CRITICAL, key_usage::authentication),
    extension(rfc5280::ID_CE_EXT_KEY_USAGE, !CRITICAL, small::client_auth),
    extension(rfc5280::ID_CE_CERTIFICATE_POLICIES, CRITICAL, policy::judge),
    extension(rfc5280::ID_CE_ISSUER_ALT_NAME, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, !CRITICAL, distribution::partition),
    extension(rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, !CRITICAL, access::authentication),
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, !CRITICAL, small::subject_key),
];

const ROOT: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, CRITICAL, key_usage::root),
    extension(rfc5280::ID_CE_SUBJECT_ALT_NAME, !CRITICAL, alt_name::judge),
    extension(rfc5280::ID_CE_BASIC_CONSTRAINTS, CRITICAL, small::basic_constraints),
    extension(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, !CRITICAL, distribution::authority),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, !CRITICAL, small::subject_key),
];

/// The extensions of a responder. All but the purpose are chosen.
const RESPONDER: &[Spec] = &[
    extension(rfc5280::ID_CE_KEY_USAGE, CRITICAL, key_usage::responder),
    extension(rfc5280::ID_CE_EXT_KEY_USAGE, !CRITICAL, small::ocsp_signing),
    extension(rfc6960::ID_PKIX_OCSP_NOCHECK, !CRITICAL, small::no_check),
    extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, !CRITICAL, authority_key::judge),
    extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, !CRITICAL, small::subject_key),
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
