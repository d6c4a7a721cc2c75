//! `signature/sign` and `signature/verify`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Base64Bytes, CardRef, PinRef};

/// What a signature is for, and so which certificate line it must belong to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// An electronic signature: the signature certificate.
    Signature,
    /// A login: the user-authentication certificate.
    Authentication,
}

/// Signature algorithms.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2).
    RsaPkcs1Sha256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    RsaPkcs1Sha384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    RsaPkcs1Sha512,
}

/// Request `signature/sign`.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sign {
    /// The card.
    pub card: CardRef,
    /// Which key: the one that this PIN opens.
    pub key: PinRef,
    /// What the holder typed.
    pub pin: String,
    /// The message; the implementation hashes it.
    pub message: Base64Bytes,
    /// How to sign.
    pub algorithm: SignatureAlgorithm,
}

/// Without the PIN.
impl fmt::Debug for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { card, key, pin: _, message, algorithm } = self;
        f.debug_struct("Sign")
            .field("card", card)
            .field("key", key)
            .field("message", message)
            .field("algorithm", algorithm)
            .finish_non_exhaustive()
    }
}

/// Answer to [`Sign`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignDone {
    /// The signature, big-endian, as long as the modulus.
    pub signature: Base64Bytes,
}

/// Request `signature/verify`. Revocation information is fetched through the driver's declared status source.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Verify {
    /// The message that was signed.
    pub message: Base64Bytes,
    /// The signature.
    pub signature: Base64Bytes,
    /// How it was made.
    pub algorithm: SignatureAlgorithm,
    /// The signer's certificate in DER.
    pub certificate: Base64Bytes,
    /// What the signature is offered for.
    pub purpose: Purpose,
    /// Trust anchors in DER; absent when the driver's anchors are built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchors: Option<Vec<Base64Bytes>>,
    /// The time at which to judge, RFC 3339 in UTC; absent when the driver has a clock of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// Answer to [`Verify`]: the signature is good and the certificate stands behind it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerifyDone {}
