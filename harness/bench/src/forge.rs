//! Objects that are wrong in one way: made from a right one, with a key that fits.

use der::{Decode as _, Encode as _, asn1::BitString, asn1::OctetString};
use openssl::hash::{MessageDigest, hash as digest};
use sekisho_ca_sim::keys::{SignatureAlgorithm, SigningKey};
use x509_cert::{Certificate, TbsCertificate};

use crate::Stop;

/// Hash functions for forged blocks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

/// The hash of a message.
pub(crate) fn hash(algorithm: Hash, message: &[u8]) -> Result<Vec<u8>, Stop> {
    let function = match algorithm {
        Hash::Sha256 => MessageDigest::sha256(),
        Hash::Sha384 => MessageDigest::sha384(),
        Hash::Sha512 => MessageDigest::sha512(),
    };
    Ok(digest(function, message).map_err(|error| Stop::bench("hashing", error))?.to_vec())
}

/// The DigestInfo of a message (RFC 8017 section 9.2, note 1).
pub(crate) fn digest_info(algorithm: Hash, message: &[u8]) -> Result<Vec<u8>, Stop> {
    let (last_arc, length) = match algorithm {
        Hash::Sha256 => (1, 32),
        Hash::Sha384 => (2, 48),
        Hash::Sha512 => (3, 64),
    };
    let mut info = vec![0x30, 17 + length, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];
    info.extend([last_arc, 0x05, 0x00, 0x04, length]);
    info.extend(hash(algorithm, message)?);
    Ok(info)
}

/// A certificate with other contents, signed by this key.
pub(crate) fn reissued(
    certificate: &[u8],
    key: &dyn SigningKey,
    change: impl FnOnce(&mut TbsCertificate),
) -> Result<Vec<u8>, Stop> {
    let encoding = |error: der::Error| Stop::bench("forging a certificate", error);
    let mut certificate = Certificate::from_der(certificate).map_err(encoding)?;
    change(&mut certificate.tbs_certificate);
    let tbs = certificate.tbs_certificate.to_der().map_err(encoding)?;
    let signature = key
        .sign(SignatureAlgorithm::Sha256WithRsa, &tbs)
        .map_err(|error| Stop::bench("signing a certificate", error))?;
    certificate.signature = BitString::from_bytes(&signature).map_err(encoding)?;
    certificate.to_der().map_err(encoding)
}

/// Leaves digitalSignature as the only key usage.
pub(crate) fn without_non_repudiation(tbs: &mut TbsCertificate) {
    for extension in tbs.extensions.iter_mut().flatten() {
        if extension.extn_id == const_oid::db::rfc5280::ID_CE_KEY_USAGE
            && let Ok(value) = OctetString::new([0x03, 0x02, 0x07, 0x80])
        {
            extension.extn_value = value;
        }
    }
}

/// The same octets with the last digit of a text changed, without a new signature.
pub(crate) fn with_text_changed(octets: &[u8], text: &str) -> Result<Vec<u8>, Stop> {
    let position = octets.windows(text.len()).position(|window| window == text.as_bytes());
    let position = position.ok_or_else(|| Stop::Bench("the text to change is not in the certificate".to_owned()))?;
    let mut altered = octets.to_vec();
    if let Some(digit) = altered.get_mut(position + text.len() - 1) {
        *digit ^= 1;
    }
    Ok(altered)
}
