//! What is shown to a judge: one certificate with what is needed to decide whether it may be relied on.

use jiff::Timestamp;
use serde::Deserialize;

/// One question to a judge: may this certificate be relied on, at this instant and for this purpose, given these
/// roots and this evidence about its status? A judge that is given no CRL and no OCSP response does not ask for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// Name of the exhibit, unique within one call.
    pub name: String,
    /// Which of the objects the question is about: a linter looks at these alone.
    pub kind: Kind,
    /// The trusted roots in DER, first the one that the certificate's issuer names.
    pub roots: Vec<Vec<u8>>,
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// CRLs in DER.
    pub crls: Vec<Vec<u8>>,
    /// What was asked of an OCSP responder, and what it answered.
    pub ocsp: Option<OcspExchange>,
    /// The instant of the decision.
    pub at: Timestamp,
    /// What the certificate is to be used for.
    pub purpose: Purpose,
}

impl Exhibit {
    /// Whether the certificate is itself a trusted root. It is then no end entity, which some judges insist on.
    #[must_use]
    pub fn is_of_a_root(&self) -> bool {
        self.roots.contains(&self.certificate)
    }
}

/// An OCSP response in DER, with its request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OcspExchange {
    /// The response (RFC 6960, 4.2.1).
    pub response: Vec<u8>,
    /// The request that it answers (RFC 6960, 4.1.1).
    pub request: Vec<u8>,
    /// The nonce in the request, if there is one: a judge compares it.
    pub nonce: Option<Vec<u8>>,
}

/// Which object an exhibit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first root.
    Root,
    /// The certificate.
    Certificate,
    /// The CRLs.
    Crl,
    /// The OCSP response.
    OcspResponse,
}

impl Kind {
    /// Every kind, in the order of the pages.
    pub const ALL: [Self; 4] = [Self::Root, Self::Certificate, Self::Crl, Self::OcspResponse];

    /// The kind as a heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Root => "Roots",
            Self::Certificate => "Certificates",
            Self::Crl => "Revocation lists",
            Self::OcspResponse => "OCSP responses",
        }
    }
}

/// What a certificate is to be used for, in the terms that each judge has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing documents: no extended key usage is needed (as for `smimesign` of OpenSSL).
    Signing,
    /// Showing who one is: clientAuth.
    Authentication,
    /// Serving TLS, which no certificate of JPKI is for: serverAuth.
    TlsServer,
    /// Whatever it allows.
    Any,
}
