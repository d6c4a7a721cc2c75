//! Reading the certificates that come with a request.

use crate::{Certificate, Failure};

/// From octets to a certificate.
pub trait CertificateParser: Send {
    /// Reads one certificate from DER.
    ///
    /// # Errors
    /// `malformed-data`.
    fn parse(&self, der: &[u8]) -> Result<Certificate, Failure> {
        Ok(Certificate::parse(der)?)
    }
}
