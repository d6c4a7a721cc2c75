//! RSA-2048 as the card writes it: public keys and signatures. There is no arithmetic here.

use std::fmt;

use crate::content::{content_error::ContentError, tlv};

/// Length of modulus and signature in bytes.
pub const RSA_LENGTH: usize = 256;

/// Length of an encoded public key: `90 03 010001`, `91 820100` and the modulus.
pub const PUBLIC_KEY_LENGTH: usize = 265;

/// The public exponent, 65537: no other was seen on a card.
const EXPONENT: [u8; 3] = [0x01, 0x00, 0x01];

const TAG_EXPONENT: u16 = 0x90;
const TAG_MODULUS: u16 = 0x91;

/// A public key of 2,048 bits with exponent 65537.
#[derive(Clone, PartialEq, Eq)]
pub struct RsaPublicKey {
    modulus: [u8; RSA_LENGTH],
}

/// A signature made with a key of 2,048 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RsaSignature([u8; RSA_LENGTH]);

impl RsaPublicKey {
    /// The key with this modulus, big-endian.
    ///
    /// # Errors
    /// [`ContentError`] unless it has 2,048 bits.
    pub fn new(modulus: &[u8]) -> Result<Self, ContentError> {
        let what = "RSA modulus";
        match <[u8; RSA_LENGTH]>::try_from(modulus) {
            Ok([0..0x80, ..]) => Err(ContentError::Bytes { what, at: 0 }),
            Ok(modulus) => Ok(Self { modulus }),
            Err(_) => Err(ContentError::Length { what, expected: RSA_LENGTH, got: modulus.len() }),
        }
    }

    /// The modulus, big-endian.
    #[must_use]
    pub const fn modulus(&self) -> &[u8; RSA_LENGTH] {
        &self.modulus
    }

    /// The key as it stands in files and certificates, [`PUBLIC_KEY_LENGTH`] bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(PUBLIC_KEY_LENGTH);
        tlv::append(&mut out, TAG_EXPONENT, &EXPONENT);
        tlv::append(&mut out, TAG_MODULUS, &self.modulus);
        out
    }

    /// Reads a key as it stands in files and certificates.
    ///
    /// # Errors
    /// [`ContentError`] unless it is what [`Self::encode`] writes for some key.
    pub fn decode(bytes: &[u8]) -> Result<Self, ContentError> {
        let mut objects = tlv::objects(bytes, tlv::Tags::Ber);
        let exponent = objects.take_tagged(TAG_EXPONENT)?;
        let modulus = objects.take_tagged(TAG_MODULUS)?;
        if exponent.value != EXPONENT {
            return Err(ContentError::Bytes { what: "RSA exponent", at: exponent.value_at });
        }
        let end = modulus.value_at + modulus.value.len();
        if end < bytes.len() {
            return Err(ContentError::TooLong { what: "RSA public key", most: end, got: bytes.len() });
        }
        Self::new(modulus.value)
    }
}

impl RsaSignature {
    /// Takes a signature as a key made it.
    ///
    /// # Errors
    /// [`ContentError::Length`] unless it has 256 bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, ContentError> {
        let wrong = ContentError::Length { what: "RSA signature", expected: RSA_LENGTH, got: bytes.len() };
        <[u8; RSA_LENGTH]>::try_from(bytes).map(Self).map_err(|_| wrong)
    }

    /// The signature, big-endian.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; RSA_LENGTH] {
        &self.0
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublicKey({}…)", hex::encode_upper(self.modulus.first_chunk::<4>().unwrap_or(&[0; 4])))
    }
}

impl fmt::Debug for RsaSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaSignature({}…)", hex::encode_upper(self.0.first_chunk::<4>().unwrap_or(&[0; 4])))
    }
}
