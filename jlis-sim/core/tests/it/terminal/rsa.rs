//! RSA keys as the card's files write them, and checks of signatures by OpenSSL.

use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sha::sha256;
use openssl::sign::{RsaPssSaltlen, Verifier};

use super::tlv;

/// DigestInfo of SHA-256 before the hash value (RFC 8017, 9.2).
const SHA256_INFO: [u8; 19] = *b"\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
/// The same before three hash values, as file 0002 of the surface application has it.
const THREE_HASHES_INFO: [u8; 19] = *b"\x30\x71\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x60";

/// A public key.
#[derive(Clone)]
pub(crate) struct Key(pub(crate) Rsa<Public>);

impl Key {
    /// From exponent (`90`) and modulus (`91`).
    pub(crate) fn of_file(value: &[u8]) -> Self {
        let numbers = tlv::objects(value, 0);
        assert_eq!(numbers.iter().map(|number| number.tag).collect::<Vec<_>>(), [0x90, 0x91]);
        assert_eq!(numbers[0].value, [0x01, 0x00, 0x01]);
        Self::of_modulus(numbers[1].value)
    }

    /// From a modulus, with exponent 65537.
    pub(crate) fn of_modulus(modulus: &[u8]) -> Self {
        assert_eq!(modulus.len(), 256);
        let number = |octets: &[u8]| BigNum::from_slice(octets).unwrap();
        Self(Rsa::from_public_components(number(modulus), number(&[0x01, 0x00, 0x01])).unwrap())
    }

    pub(crate) fn modulus(&self) -> Vec<u8> {
        self.0.n().to_vec()
    }

    /// What was padded with PKCS #1 v1.5, block type 1.
    pub(crate) fn opened(&self, signature: &[u8]) -> Vec<u8> {
        let mut data = vec![0; 256];
        let length = self.0.public_decrypt(signature, &mut data, Padding::PKCS1).unwrap();
        data.truncate(length);
        data
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256.
    pub(crate) fn checks(&self, message: &[u8], signature: &[u8]) {
        assert_eq!(self.opened(signature), [&SHA256_INFO[..], &sha256(message)].concat());
    }

    /// The surface application's signature over three groups of objects.
    pub(crate) fn checks_three(&self, messages: [&[u8]; 3], signature: &[u8]) {
        let hashes = messages.map(sha256).concat();
        assert_eq!(self.opened(signature), [&THREE_HASHES_INFO[..], &hashes].concat());
    }

    /// RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 octets.
    pub(crate) fn checks_pss(&self, message: &[u8], signature: &[u8]) {
        let key = PKey::from_rsa(self.0.clone()).unwrap();
        let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
        verifier.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
        verifier.set_rsa_mgf1_md(MessageDigest::sha256()).unwrap();
        verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(32)).unwrap();
        assert!(verifier.verify_oneshot(signature, message).unwrap());
    }
}
