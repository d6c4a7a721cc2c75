//! Private keys, which the card takes as trait objects: it contains no cryptography of its own.

/// A private key on the card.
pub trait PrivateKey: Send {
    /// Pads `data` as it is with PKCS #1 v1.5 block type 1 (RFC 8017, 9.2, from step 3) and signs it, appending the
    /// signature.
    ///
    /// # Errors
    /// [`KeyError::DataTooLong`] if the data leaves no room for the padding; [`KeyError::Failed`] otherwise.
    fn sign_pkcs1_raw(&self, data: &[u8], signature: &mut Vec<u8>) -> Result<(), KeyError>;
}

/// Makes a key usable from what the card file holds.
pub trait KeyLoader {
    /// Reads a key from PKCS #8 PrivateKeyInfo, DER.
    ///
    /// # Errors
    /// [`KeyError::Unusable`] if the bytes are no key of a kind that the loader knows.
    fn load(&self, pkcs8_der: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError>;
}

/// A key that does not do its work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The data and the smallest padding are longer than the modulus.
    #[error("expected at most {most} bytes to sign, got {got}")]
    DataTooLong {
        /// The most that this key signs.
        most: usize,
        /// Bytes given.
        got: usize,
    },
    /// The back end failed.
    #[error("the key operation failed: {detail}")]
    Failed {
        /// What the back end said.
        detail: String,
    },
    /// The bytes are not a key.
    #[error("expected a private key in PKCS #8: {detail}")]
    Unusable {
        /// What the back end said.
        detail: String,
    },
}
