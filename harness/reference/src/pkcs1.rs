//! RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2) by rebuilding the encoded message and comparing it whole. Parsing the padding
//! instead is how forgeries with a small exponent get through.

use openssl::{
    hash::{MessageDigest, hash},
    pkey::Public,
    rsa::{Padding, Rsa},
};
use sekisho_harness_protocol::{Reason, SignatureAlgorithm};

use crate::Failure;

/// DigestInfo of each hash up to the hash itself (RFC 8017 section 9.2 note 1).
const SHA256_PREFIX: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];
const SHA384_PREFIX: [u8; 19] =
    [0x30, 0x41, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05, 0x00, 0x04, 0x30];
const SHA512_PREFIX: [u8; 19] =
    [0x30, 0x51, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40];

/// The hash of a message.
///
/// # Errors
/// `unsupported` for an algorithm that a later protocol version may add.
pub fn digest(algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
    let (hash_function, _) = parameters(algorithm)?;
    Ok(hash(hash_function, message)?.to_vec())
}

/// The DigestInfo of a message: what the card signs and a signature opens to.
///
/// # Errors
/// As [`digest`].
pub fn digest_info(algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
    let (hash_function, prefix) = parameters(algorithm)?;
    Ok([&prefix[..], &hash(hash_function, message)?].concat())
}

fn parameters(algorithm: SignatureAlgorithm) -> Result<(MessageDigest, [u8; 19]), Failure> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 => Ok((MessageDigest::sha256(), SHA256_PREFIX)),
        SignatureAlgorithm::RsaPkcs1Sha384 => Ok((MessageDigest::sha384(), SHA384_PREFIX)),
        SignatureAlgorithm::RsaPkcs1Sha512 => Ok((MessageDigest::sha512(), SHA512_PREFIX)),
        _ => Err(Reason::Unsupported.into()),
    }
}

/// EMSA-PKCS1-v1_5 around `content`: 00 01, at least eight FF, 00, content. None when the modulus is too short.
#[must_use]
pub fn encoded_message(content: &[u8], modulus_length: usize) -> Option<Vec<u8>> {
    let filler = modulus_length.checked_sub(content.len() + 3).filter(|filler| *filler >= 8)?;
    Some([&[0x00, 0x01][..], &vec![0xFF; filler], &[0x00], content].concat())
}

/// The RSA public operation (RSAVP1). None when the signature is not below the modulus or not as long as it.
#[must_use]
pub fn open(signature: &[u8], key: &Rsa<Public>) -> Option<Vec<u8>> {
    let mut opened = vec![0; usize::try_from(key.size()).ok()?];
    if signature.len() != opened.len() {
        return None;
    }
    let length = key.public_decrypt(signature, &mut opened, Padding::NONE).ok()?;
    (length == opened.len()).then_some(opened)
}

/// Whether the signature opens to exactly `content`, padded.
#[must_use]
pub fn opens_to(signature: &[u8], key: &Rsa<Public>, content: &[u8]) -> bool {
    match open(signature, key) {
        Some(opened) => encoded_message(content, opened.len()).is_some_and(|expected| expected == opened),
        None => false,
    }
}
