//! SHA-256, and the DigestInfo that names it.

use sha2::{Digest as _, Sha256};

/// SHA-256's algorithm identifier with NULL parameters (RFC 8017, appendix A.2.4), DER.
const SHA256_ALGORITHM: [u8; 15] =
    [0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00];

/// The SHA-256 value of a message.
pub(crate) fn sha256(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}

/// The DigestInfo (RFC 8017, 9.2), DER, over one hash value, or over several side by side: 32 or 96 bytes.
pub(crate) fn sha256_digest_info<const N: usize>(hashes: &[[u8; 32]; N]) -> Vec<u8> {
    const { assert!(N >= 1 && N <= 3, "the lengths have one byte") };
    let length = const {
        #[expect(clippy::cast_possible_truncation, reason = "96 at most")]
        let length = 32 * N as u8;
        length
    };
    // SEQUENCE { algorithm, OCTET STRING }.
    let mut out = vec![0x30, 15 + 2 + length];
    out.extend_from_slice(&SHA256_ALGORITHM);
    out.extend_from_slice(&[0x04, length]);
    hashes.iter().for_each(|hash| out.extend_from_slice(hash));
    out
}
