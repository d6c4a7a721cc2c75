//! The two kinds of keys that an authority of JPKI has, and what a token may have instead.

use std::fmt;

use cryptoki::mechanism::Mechanism;
use cryptoki::object::Attribute;
use cryptoki::types::Ulong;
use sekisho_ca_sim::keys::SignatureAlgorithm;

/// Bits of an RSA modulus (JPKI: RSA-2048 with e = 65537).
pub(crate) const RSA_BITS: usize = 2048;

/// The octets of 65537.
const PUBLIC_EXPONENT: [u8; 3] = [1, 0, 1];

/// The object identifier secp384r1, 1.3.132.0.34, in DER: how PKCS#11 names the curve (RFC 5480, 2.1.1.1).
pub(crate) const P384_PARAMETERS: [u8; 7] = [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22];

/// A kind of key that an authority can sign with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyKind {
    /// RSA with 2048 bits, for sha256WithRSAEncryption.
    Rsa2048,
    /// The curve P-384, for ecdsa-with-SHA384.
    P384,
}

/// A key that a token has, of whatever kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FoundKey {
    /// RSA.
    Rsa {
        /// Bits of the modulus.
        bits: usize,
    },
    /// A key on an elliptic curve.
    EllipticCurve {
        /// The curve as the token names it (CKA_EC_PARAMS), normally an object identifier in DER.
        parameters: Vec<u8>,
    },
    /// Another kind.
    Other {
        /// Name of the kind (CKA_KEY_TYPE).
        key_type: String,
    },
}

impl KeyKind {
    /// The kind that signs with this algorithm.
    #[must_use]
    pub const fn of(algorithm: SignatureAlgorithm) -> Self {
        match algorithm {
            SignatureAlgorithm::Sha256WithRsa => Self::Rsa2048,
            SignatureAlgorithm::EcdsaWithSha384 => Self::P384,
        }
    }

    pub(crate) fn generation(self) -> Mechanism<'static> {
        match self {
            Self::Rsa2048 => Mechanism::RsaPkcsKeyPairGen,
            Self::P384 => Mechanism::EccKeyPairGen,
        }
    }

    pub(crate) fn public_template(self) -> Vec<Attribute> {
        let mut template = vec![Attribute::Token(true), Attribute::Private(false), Attribute::Verify(true)];
        match self {
            Self::Rsa2048 => {
                template.push(Attribute::ModulusBits(Ulong::new(2048)));
                template.push(Attribute::PublicExponent(PUBLIC_EXPONENT.to_vec()));
            }
            Self::P384 => template.push(Attribute::EcParams(P384_PARAMETERS.to_vec())),
        }
        template
    }

    pub(crate) fn private_template(self) -> Vec<Attribute> {
        vec![
            Attribute::Token(true),
            Attribute::Private(true),
            Attribute::Sensitive(true),
            Attribute::Extractable(false),
            Attribute::Sign(true),
        ]
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rsa2048 => "an RSA key of 2048 bits",
            Self::P384 => "a key on P-384",
        })
    }
}

impl fmt::Display for FoundKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "an RSA key of {bits} bits"),
            Self::EllipticCurve { parameters } if *parameters == P384_PARAMETERS => f.write_str("a key on P-384"),
            Self::EllipticCurve { parameters } => write!(f, "a key on the curve {}", hex::encode(parameters)),
            Self::Other { key_type } => write!(f, "a key of type {key_type}"),
        }
    }
}
