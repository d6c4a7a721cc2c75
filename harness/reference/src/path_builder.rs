//! From the certificate to a trust anchor. JPKI has one tier: an anchor signs the holders' certificates itself.

use sekisho_harness_protocol::Reason;

use crate::{Certificate, Failure, certificate::KEY_CERT_SIGN, pkcs1};

/// Finding the issuer among the pinned anchors.
pub trait PathBuilder: Send {
    /// The anchor whose key signed the certificate. Generations of the CA share one name, so the name only narrows the
    /// search; the key decides.
    ///
    /// # Errors
    /// `test-environment` when the certificate is of the other environment than all anchors, else `issuer-untrusted`.
    fn issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Result<Certificate, Failure> {
        for anchor in anchors {
            if self.issued(anchor, certificate)? {
                return Ok(anchor.clone());
            }
        }
        Err(self.no_issuer(certificate, anchors).into())
    }

    /// Whether this anchor issued the certificate.
    ///
    /// # Errors
    /// A failure of the cryptographic library.
    fn issued(&self, anchor: &Certificate, certificate: &Certificate) -> Result<bool, Failure> {
        let (Some(algorithm), Ok(key)) = (certificate.algorithm, anchor.rsa_key()) else { return Ok(false) };
        if anchor.subject != certificate.issuer || !anchor.is_ca || !anchor.may(KEY_CERT_SIGN) {
            return Ok(false);
        }
        let content = pkcs1::digest_info(algorithm, &certificate.signed)?;
        Ok(pkcs1::opens_to(&certificate.signature, &key, &content))
    }

    /// Why there is no issuer. A test certificate in production gets a name of its own: it is the mistake that a person at
    /// the counter can act on.
    fn no_issuer(&self, certificate: &Certificate, anchors: &[Certificate]) -> Reason {
        let is_test = |organization: &Option<String>| match organization.as_deref() {
            Some("JPKI-TEST") => Some(true),
            Some("JPKI") => Some(false),
            _ => None,
        };
        let anchors_are = |test: bool| {
            !anchors.is_empty() && anchors.iter().all(|anchor| is_test(&anchor.subject_organization) == Some(test))
        };
        match is_test(&certificate.issuer_organization) {
            Some(test) if anchors_are(!test) => Reason::TestEnvironment,
            _ => Reason::IssuerUntrusted,
        }
    }
}
