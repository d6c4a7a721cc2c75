//! Every judge with a check of OCSP reads in the authority's answers what they say.

use sekisho_ca_sim::{CrlReason, Revocation, Status};
use sekisho_ca_sim_judges::{GnuTls, Judge, OpenSsl, StatusAnswer, status_answers};

use crate::tools::{asked, cryptography, java, words};

/// Every answer of this judge has the words for the status, of which there may be several parts.
fn reads(judge: &dyn Judge, answers: &[StatusAnswer], expected: impl Fn(Status) -> Vec<String>) {
    let exhibits: Vec<_> = answers.iter().map(|answer| answer.exhibit.clone()).collect();
    for (answer, opinion) in answers.iter().zip(asked(judge, &exhibits)) {
        let said = words(&opinion);
        for part in expected(answer.status) {
            assert!(said.contains(&part), "{} on {}: no {part:?} in {said:?}", judge.name(), answer.exhibit.name);
        }
    }
}

#[test]
fn openssl_reads_status_reason_and_time() {
    reads(&OpenSsl, &status_answers().unwrap(), |status| match status {
        Status::Revoked(Revocation { reason, at }) => {
            let time = at.strftime("Revocation Time: %b %-d %H:%M:%S %Y GMT").to_string();
            let name = match reason {
                // It is left out of an answer.
                CrlReason::Unspecified => None,
                // OpenSSL has no names for these, which JPKI does not use: docs/outside-software.md.
                CrlReason::PrivilegeWithdrawn | CrlReason::AaCompromise => Some("(UNKNOWN)"),
                named => Some(named.name()),
            };
            let reason = name.map(|name| format!("Reason: {name}"));
            [Some("status revoked".to_owned()), reason, Some(time)].into_iter().flatten().collect()
        }
        other => vec![format!("status {other}")],
    });
}

/// `ocsptool` prints no reason.
#[test]
fn gnutls_reads_status_and_time() {
    reads(&GnuTls, &status_answers().unwrap(), |status| match status {
        Status::Revoked(Revocation { at, .. }) => {
            vec![at.strftime("status revoked, Revocation time: %a %b %d %H:%M:%S UTC %Y").to_string()]
        }
        other => vec![format!("status {other}")],
    });
}

#[test]
fn java_reads_status_reason_and_time() {
    reads(java(), &status_answers().unwrap(), |status| match status {
        Status::Revoked(Revocation { reason, at }) => {
            let reason = name_in_java(reason);
            let time = at.strftime("%a %b %d %H:%M:%S UTC %Y");
            vec![format!("Certificate has been revoked, reason: {reason}, revocation date: {time},")]
        }
        other => vec![format!("revocation status is {other}")],
    });
}

#[test]
fn python_cryptography_reads_the_status() {
    reads(&cryptography(), &status_answers().unwrap(), |status| match status {
        Status::Revoked(_) => vec!["OCSPCertStatus.REVOKED".to_owned()],
        other => vec![format!("OCSPCertStatus.{}", other.to_string().to_uppercase())],
    });
}

/// The name of the reason in `java.security.cert.CRLReason`.
fn name_in_java(reason: CrlReason) -> &'static str {
    match reason {
        CrlReason::Unspecified => "UNSPECIFIED",
        CrlReason::KeyCompromise => "KEY_COMPROMISE",
        CrlReason::CaCompromise => "CA_COMPROMISE",
        CrlReason::AffiliationChanged => "AFFILIATION_CHANGED",
        CrlReason::Superseded => "SUPERSEDED",
        CrlReason::CessationOfOperation => "CESSATION_OF_OPERATION",
        CrlReason::CertificateHold => "CERTIFICATE_HOLD",
        CrlReason::RemoveFromCrl => "REMOVE_FROM_CRL",
        CrlReason::PrivilegeWithdrawn => "PRIVILEGE_WITHDRAWN",
        CrlReason::AaCompromise => "AA_COMPROMISE",
    }
}
