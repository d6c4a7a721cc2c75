//! Target `key_file`: text that may be a file of keys.

use sekisho_ca_sim::keys::{KeyPool, SignatureAlgorithm, SigningKey as _};

use crate::broken::Broken;

/// Keys of one file that are tried: making one ready takes longer than reading a thousand lines.
const TRIED: usize = 4;

/// Runs one input. A key that is made ready either signs or says why not.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn key_file(input: &[u8]) -> Result<(), Broken> {
    let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
    let Ok(pool) = KeyPool::parse(text) else { return Ok(()) };
    let lines = text.lines().filter(|line| !line.starts_with('#')).count();
    if pool.len() != lines {
        return Err(Broken::TooMuch { most: lines, got: pool.len() });
    }
    for index in 0..pool.len().min(TRIED) {
        if let Ok(key) = pool.key(index) {
            let signed = || key.sign(SignatureAlgorithm::Sha256WithRsa, b"message");
            if signed() != signed() {
                return Err(Broken::Unrepeatable);
            }
        }
    }
    Ok(())
}
