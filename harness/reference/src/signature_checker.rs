//! Whether a signature fits message and key.

use openssl::{pkey::Public, rsa::Rsa};
use sekisho_harness_protocol::{Reason, SignatureAlgorithm};

use crate::{Failure, pkcs1};

/// The mathematics of `signature/verify`.
pub trait SignatureChecker: Send {
    /// RSASSA-PKCS1-v1_5 in the algorithm that the request names, and in no other.
    ///
    /// # Errors
    /// `malformed-data` when the signature is not as long as the modulus, `signature-invalid` when it does not fit.
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        if u32::try_from(signature.len()).ok() != Some(key.size()) {
            return Err(Reason::MalformedData.into());
        }
        let content = pkcs1::digest_info(algorithm, message)?;
        if pkcs1::opens_to(signature, key, &content) { Ok(()) } else { Err(Reason::SignatureInvalid.into()) }
    }
}
