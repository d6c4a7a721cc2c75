//! The encoding of RSASSA-PSS with SHA-256, MGF1 with SHA-256, and a salt that the caller gives.
//!
//! OpenSSL draws the salt itself and cannot be seeded, so the block is made here and only the private key operation is left
//! to it.

use sha2::{Digest, Sha256};

const HASH: usize = 32;

/// EMSA-PSS-ENCODE (RFC 8017, 9.1.1) for a modulus of `size` octets whose highest bit is set, as in every RSA key whose
/// size in bits is a multiple of eight. `None` if the modulus is too small.
pub(super) fn encode(digest: &[u8; HASH], salt: &[u8; HASH], size: usize) -> Option<Vec<u8>> {
    let padding = size.checked_sub(2 * HASH + 2)?;
    let seed = Sha256::new().chain_update([0; 8]).chain_update(digest).chain_update(salt).finalize();
    let mut block = vec![0; padding];
    block.push(0x01);
    block.extend_from_slice(salt);
    let mask = (0..u32::MAX)
        .flat_map(|counter| Sha256::new().chain_update(seed).chain_update(counter.to_be_bytes()).finalize().to_vec());
    for (octet, mask) in block.iter_mut().zip(mask) {
        *octet ^= mask;
    }
    // emBits is one less than the modulus has.
    if let Some(first) = block.first_mut() {
        *first &= 0x7F;
    }
    block.extend_from_slice(&seed);
    block.push(0xBC);
    Some(block)
}
