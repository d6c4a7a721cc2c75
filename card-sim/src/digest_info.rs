//! SHA-256, and the DigestInfo that names it.

use sha2::{Digest as _, Sha256};

/// DigestInfo of SHA-256 up to the hash value (RFC 8017, 9.2, note 1).
const SHA256_PREFIX: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// The SHA-256 value of a message.
pub(crate) fn sha256(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}

/// The DigestInfo of a SHA-256 value (RFC 8017, 9.2).
pub(crate) fn sha256_digest_info(digest: &[u8; 32]) -> [u8; 51] {
    let mut info = [0; 51];
    let (prefix, value) = info.split_at_mut(SHA256_PREFIX.len());
    prefix.copy_from_slice(&SHA256_PREFIX);
    value.copy_from_slice(digest);
    info
}
