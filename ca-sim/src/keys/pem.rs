//! Text of keys, certificates and lists as other software exchanges them (RFC 7468).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Characters in a line of the body (RFC 7468, 2: exactly 64 but for the last).
const LINE: usize = 64;

/// What stands between the dashes: the kind of the structure (RFC 7468, 4 to 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PemLabel {
    /// A Certificate of X.509 (RFC 7468, 5).
    Certificate,
    /// A CertificateList of X.509 (RFC 7468, 6).
    Crl,
    /// A PrivateKeyInfo of PKCS#8, not encrypted (RFC 7468, 10).
    PrivateKey,
    /// A SubjectPublicKeyInfo (RFC 7468, 13).
    PublicKey,
}

impl PemLabel {
    /// The label as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certificate => "CERTIFICATE",
            Self::Crl => "X509 CRL",
            Self::PrivateKey => "PRIVATE KEY",
            Self::PublicKey => "PUBLIC KEY",
        }
    }
}

/// The text of one structure given in DER. The same octets give the same text; whether they are what the label says is not
/// looked at, so that a defective object can be written too.
#[must_use]
pub fn pem(label: PemLabel, der: &[u8]) -> String {
    let label = label.as_str();
    let body = STANDARD.encode(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so every position is one between two characters.
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

/// The text of a chain, one certificate behind the other. Most software wants the holder's first and the root last.
#[must_use]
pub fn pem_chain<'a>(certificates: impl IntoIterator<Item = &'a [u8]>) -> String {
    certificates.into_iter().map(|der| pem(PemLabel::Certificate, der)).collect()
}
