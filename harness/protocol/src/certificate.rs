//! `reader/certificate`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Base64Bytes, CardRef};

/// The four certificates of the JPKI application.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateKind {
    /// 署名用電子証明書, readable only after the signature password.
    Signature,
    /// The CA certificate of the signature line.
    SignatureCa,
    /// 利用者証明用電子証明書, freely readable on the card.
    Authentication,
    /// The CA certificate of the authentication line.
    AuthenticationCa,
}

/// Request `reader/certificate`.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadCertificate {
    /// The card.
    pub card: CardRef,
    /// Which certificate.
    pub kind: CertificateKind,
    /// What the holder typed, if anything: the password that goes with the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<String>,
}

/// Without the password.
impl fmt::Debug for ReadCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { card, kind, pin: _ } = self;
        f.debug_struct("ReadCertificate").field("card", card).field("kind", kind).finish_non_exhaustive()
    }
}

/// Answer to [`ReadCertificate`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadCertificateDone {
    /// The certificate in DER, without the filler that follows it in the file.
    pub certificate: Base64Bytes,
}
