//! Whether a certificate is for what it is offered for. The same chip holds a login key and a signature key.

use sekisho_harness_protocol::{Purpose, Reason};

use crate::{
    Certificate, Failure,
    certificate::{DIGITAL_SIGNATURE, NON_REPUDIATION},
};

/// Policies of signature certificates (arms of 1.2.392.200149.8.5.1): card; phone, not confirmed by a published
/// certificate; test card.
pub(crate) const SIGNATURE_POLICIES: [&str; 3] =
    ["1.2.392.200149.8.5.1.1.20", "1.2.392.200149.8.5.1.1.40", "1.2.392.200149.8.5.1.0.20"];
/// Policies of user-authentication certificates: card; test card, which is chosen by analogy with the signature policy
/// because nothing public shows it.
pub(crate) const AUTHENTICATION_POLICIES: [&str; 2] = ["1.2.392.200149.8.5.1.3.30", "1.2.392.200149.8.5.1.0.30"];

/// The rule about purpose.
pub trait PurposeRule: Send {
    /// A signature certificate has digitalSignature and nonRepudiation; an authentication certificate has digitalSignature
    /// alone and extKeyUsage clientAuth. Both name a policy of their line.
    ///
    /// # Errors
    /// `wrong-purpose`; `unsupported` for a critical extension that is not understood (RFC 5280 section 4.2).
    fn check(&self, certificate: &Certificate, purpose: Purpose) -> Result<(), Failure> {
        let fits = match purpose {
            Purpose::Signature => {
                certificate.key_usage == Some(DIGITAL_SIGNATURE | NON_REPUDIATION)
                    && names(certificate, &SIGNATURE_POLICIES)
            }
            Purpose::Authentication => {
                certificate.key_usage == Some(DIGITAL_SIGNATURE)
                    && certificate.client_auth_only
                    && names(certificate, &AUTHENTICATION_POLICIES)
            }
        };
        if certificate.has_unknown_critical {
            return Err(Reason::Unsupported.into());
        }
        if fits && !certificate.is_ca { Ok(()) } else { Err(Reason::WrongPurpose.into()) }
    }
}

fn names(certificate: &Certificate, policies: &[&str]) -> bool {
    !certificate.policies.is_empty() && certificate.policies.iter().all(|policy| policies.contains(&policy.as_str()))
}
