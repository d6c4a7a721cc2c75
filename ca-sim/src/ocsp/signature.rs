//! Whether a signature is right, with the algorithms that OCSP software uses.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, SHA_1_WITH_RSA_ENCRYPTION, SHA_256_WITH_RSA_ENCRYPTION,
    SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
};
use openssl::hash::MessageDigest;
use openssl::pkey::{Id, PKey};
use openssl::sign::Verifier;

/// Whether this is the signature of the key with this SubjectPublicKeyInfo (DER) over the message. An algorithm that is
/// not known, or not the key's, verifies nothing.
pub(crate) fn verifies(spki_der: &[u8], algorithm: ObjectIdentifier, message: &[u8], signature: &[u8]) -> bool {
    let (kind, digest) = match algorithm {
        SHA_1_WITH_RSA_ENCRYPTION => (Id::RSA, MessageDigest::sha1()),
        SHA_256_WITH_RSA_ENCRYPTION => (Id::RSA, MessageDigest::sha256()),
        SHA_384_WITH_RSA_ENCRYPTION => (Id::RSA, MessageDigest::sha384()),
        SHA_512_WITH_RSA_ENCRYPTION => (Id::RSA, MessageDigest::sha512()),
        ECDSA_WITH_SHA_256 => (Id::EC, MessageDigest::sha256()),
        ECDSA_WITH_SHA_384 => (Id::EC, MessageDigest::sha384()),
        ECDSA_WITH_SHA_512 => (Id::EC, MessageDigest::sha512()),
        _ => return false,
    };
    let Ok(key) = PKey::public_key_from_der(spki_der) else { return false };
    let verified = || Verifier::new(digest, &key)?.verify_oneshot(signature, message);
    // A signature that OpenSSL cannot even read is no signature.
    key.id() == kind && verified().unwrap_or(false)
}
