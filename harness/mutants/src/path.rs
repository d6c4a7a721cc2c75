//! Defects in finding the issuer.

use sekisho_harness_protocol::Reason;
use sekisho_harness_reference::{Certificate, Failure, Implementation, PathBuilder, Standard, pkcs1};

use crate::{Family, defect::Defect};

/// The anchor that a careless verifier then takes for the issuer: the one of that name, or else any with the name put on it.
fn pretended_issuer(certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
    let named = anchors.iter().find(|anchor| anchor.subject == certificate.issuer).or(anchors.first());
    let anchor = named.ok_or(Reason::IssuerUntrusted)?;
    Ok(Certificate { subject: certificate.issuer.clone(), ..anchor.clone() })
}

pub(crate) const MATCHES_ISSUER_BY_NAME: Defect = Defect {
    name: "matches-issuer-by-name",
    family: Family::Path,
    english: "Takes the first anchor with the issuer's name and never checks that its key signed the certificate.",
    japanese: "発行者名が一致する最初のトラストアンカーを採り、その鍵による署名かを確かめない。",
    build: || Implementation { path: Box::new(MatchesIssuerByName), ..Implementation::default() },
};

struct MatchesIssuerByName;

impl PathBuilder for MatchesIssuerByName {
    fn issued(&self, anchor: &Certificate, certificate: &Certificate) -> Result<bool, Failure> {
        Ok(anchor.subject == certificate.issuer)
    }
}

pub(crate) const ACCEPTS_SELF_SIGNED: Defect = Defect {
    name: "accepts-self-signed",
    family: Family::Path,
    english: "Accepts a certificate that its own key signed.",
    japanese: "自らの鍵で署名された証明書を受け入れる。",
    build: || Implementation { path: Box::new(AcceptsSelfSigned), ..Implementation::default() },
};

struct AcceptsSelfSigned;

impl PathBuilder for AcceptsSelfSigned {
    fn issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
        if let (Some(algorithm), Ok(key)) = (certificate.algorithm, certificate.rsa_key()) {
            let content = pkcs1::digest_info(algorithm, &certificate.signed)?;
            if pkcs1::opens_to(&certificate.signature, &key, &content) {
                return pretended_issuer(certificate, anchors);
            }
        }
        Standard.issuer(certificate, anchors)
    }
}

pub(crate) const TRUSTS_ANY_JPKI_NAME: Defect = Defect {
    name: "trusts-any-jpki-name",
    family: Family::Path,
    english: "Trusts every certificate whose issuer calls itself JPKI.",
    japanese: "発行者がJPKIを名乗る証明書をすべて信用する。",
    build: || Implementation { path: Box::new(TrustsAnyJpkiName), ..Implementation::default() },
};

struct TrustsAnyJpkiName;

impl PathBuilder for TrustsAnyJpkiName {
    fn issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
        let jpki = certificate.issuer_organization.as_deref().is_some_and(|name| name.starts_with("JPKI"));
        match Standard.issuer(certificate, anchors) {
            Err(_) if jpki => pretended_issuer(certificate, anchors),
            found => found,
        }
    }
}

pub(crate) const IGNORES_ANCHORS: Defect = Defect {
    name: "ignores-anchors",
    family: Family::Path,
    english: "Accepts a certificate of any issuer, trusted or not.",
    japanese: "トラストアンカーに関係なく、どの発行者の証明書も受け入れる。",
    build: || Implementation { path: Box::new(IgnoresAnchors), ..Implementation::default() },
};

struct IgnoresAnchors;

impl PathBuilder for IgnoresAnchors {
    fn issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
        Standard.issuer(certificate, anchors).or_else(|_| pretended_issuer(certificate, anchors))
    }
}

pub(crate) const IGNORES_ENVIRONMENT: Defect = Defect {
    name: "ignores-environment",
    family: Family::Path,
    english: "Takes a test certificate where production is trusted, or the reverse, for one of the trusted authority.",
    japanese: "試験用と本番を区別せず、一方の証明書を他方の認証局のものとみなす。",
    build: || Implementation { path: Box::new(IgnoresEnvironment), ..Implementation::default() },
};

struct IgnoresEnvironment;

impl PathBuilder for IgnoresEnvironment {
    fn issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
        match Standard.issuer(certificate, anchors) {
            Err(Failure::Refused(Reason::TestEnvironment)) => pretended_issuer(certificate, anchors),
            found => found,
        }
    }
}
