//! Which kind of certificate it is, by all that speaks for it, so that one wrong field does not make it another kind.

use const_oid::db::rfc5280::{
    ID_AD_OCSP, ID_CE_BASIC_CONSTRAINTS, ID_CE_CERTIFICATE_POLICIES, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE,
    ID_CE_SUBJECT_ALT_NAME, ID_KP_CLIENT_AUTH, ID_KP_OCSP_SIGNING, ID_PE_AUTHORITY_INFO_ACCESS,
};
use const_oid::db::rfc6960::ID_PKIX_OCSP_NOCHECK;

use super::policy::{self, Known};
use crate::inspect::facts::Facts;
use crate::inspect::kind::CertificateKind;
use crate::inspect::tlv::{Element, tag};
use crate::inspect::votes::Votes;
use crate::line::Line;

/// The kind of a certificate.
pub(super) fn kind(
    facts: &Facts<'_>,
    votes: Votes,
    issuer: Option<Element<'_>>,
    subject: Option<Element<'_>>,
) -> CertificateKind {
    let policies = facts.extension(ID_CE_CERTIFICATE_POLICIES.as_bytes());
    let policy = policies.and_then(|policies| policy::first(&policies)).and_then(policy::known);
    if is_root(facts, issuer, subject) {
        return CertificateKind::Root(votes.line());
    }
    let eku = facts.extension(ID_CE_EXT_KEY_USAGE.as_bytes());
    let has_purpose = |oid: &[u8]| eku.is_some_and(|eku| eku.children().any(|purpose| purpose.content == oid));
    let unchecked = facts.extension(ID_PKIX_OCSP_NOCHECK.as_bytes()).is_some();
    let signs = usize::from(has_purpose(ID_KP_OCSP_SIGNING.as_bytes()));
    if signs + usize::from(unchecked) + usize::from(policies.is_none()) >= 2 {
        return CertificateKind::Responder(votes.line());
    }
    let votes = with_extensions(facts, votes, policy, has_purpose(ID_KP_CLIENT_AUTH.as_bytes()));
    let carrier = policy.map(|policy| policy.carrier);
    match votes.line() {
        Some(Line::Signing) => CertificateKind::Signing(carrier),
        Some(Line::Authentication) => CertificateKind::Authentication(carrier),
        None => CertificateKind::Other,
    }
}

/// Two of: it may certify, it signs certificates, it names itself as issuer.
fn is_root(facts: &Facts<'_>, issuer: Option<Element<'_>>, subject: Option<Element<'_>>) -> bool {
    let constraints = facts.extension(ID_CE_BASIC_CONSTRAINTS.as_bytes());
    let certifies = constraints.is_some_and(|constraints| !constraints.content.is_empty());
    let usage = facts.extension(ID_CE_KEY_USAGE.as_bytes());
    let signs = usage.and_then(|usage| usage.content.get(1).copied()).is_some_and(|bits| bits & 0x04 != 0);
    let raw = |name: Option<Element<'_>>| name.map(|name| name.raw.to_vec());
    let own = issuer.is_some() && raw(issuer) == raw(subject);
    usize::from(certifies) + usize::from(signs) + usize::from(own) >= 2
}

/// Adds what extensions say about the line.
fn with_extensions(facts: &Facts<'_>, mut votes: Votes, policy: Option<Known>, client: bool) -> Votes {
    match policy.map(|policy| policy.line) {
        Some(Line::Signing) => votes.signing += 1,
        Some(Line::Authentication) => votes.authentication += 1,
        None => {}
    }
    votes.authentication += usize::from(client);
    let alt_name = facts.extension(ID_CE_SUBJECT_ALT_NAME.as_bytes());
    votes.signing +=
        usize::from(alt_name.is_some_and(|names| names.children().any(|name| name.tag == tag::context(0))));
    let usage = facts.extension(ID_CE_KEY_USAGE.as_bytes());
    votes.signing += usize::from(usage.is_some_and(|usage| usage.content.get(1).is_some_and(|bits| bits & 0x40 != 0)));
    votes.signing += usize::from(facts.place.is_some());
    let access = facts.extension(ID_PE_AUTHORITY_INFO_ACCESS.as_bytes());
    let asks = |method: Element<'_>| method.children().next().is_some_and(|oid| oid.content == ID_AD_OCSP.as_bytes());
    votes.authentication += usize::from(access.is_some_and(|access| access.children().any(asks)));
    votes
}
