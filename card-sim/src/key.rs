//! Keys at work, which the card takes as trait objects: it contains no public-key cryptography of its own.

/// What a private key is asked to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureInput<'a> {
    /// The data as they are. An RSA key pads them with block type 1 of PKCS #1 v1.5 (RFC 8017, 9.2, from step 3); a key on
    /// an elliptic curve takes them as the hash value and answers `r || s`.
    Plain(&'a [u8]),
    /// A SHA-256 value to be signed with RSASSA-PSS (RFC 8017, 8.1), MGF1 with SHA-256, and this salt.
    Pss {
        /// The hash value.
        digest: [u8; 32],
        /// The salt, as long as the hash value.
        salt: [u8; 32],
    },
}

/// A private key on the card.
pub trait PrivateKey: Send {
    /// Signs, appending the signature.
    ///
    /// # Errors
    /// [`KeyError::DataTooLong`] if the data leave no room for the padding, [`KeyError::Unsupported`] if a key of this
    /// kind does not do it, [`KeyError::Failed`] otherwise.
    fn sign(&self, input: SignatureInput<'_>, signature: &mut Vec<u8>) -> Result<(), KeyError>;

    /// Decrypts with RSAES-OAEP, SHA-256 and an empty label (RFC 8017, 7.1), appending the message.
    ///
    /// # Errors
    /// [`KeyError::NotBelowModulus`] or [`KeyError::Undecipherable`] for a wrong cryptogram, [`KeyError::Unsupported`] if
    /// a key of this kind does not do it, [`KeyError::Failed`] otherwise.
    fn decrypt_oaep(&self, cryptogram: &[u8], message: &mut Vec<u8>) -> Result<(), KeyError>;
}

/// A public key that the card checks others' certificates with.
pub trait PublicKey: Send {
    /// Whether this is the RSASSA-PKCS1-v1_5 signature with SHA-256 over the message (RFC 8017, 8.2.2).
    fn verifies(&self, message: &[u8], signature: &[u8]) -> bool;
}

/// Makes keys usable from what the card file holds.
pub trait KeyLoader {
    /// Reads a private key from PKCS #8 PrivateKeyInfo, DER.
    ///
    /// # Errors
    /// [`KeyError::Unusable`] if the bytes are no key of a kind that the loader knows.
    fn load(&self, pkcs8_der: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError>;

    /// Takes an RSA public key from its two numbers, big-endian.
    ///
    /// # Errors
    /// [`KeyError::Unusable`] if the numbers make no key that the loader can use.
    fn load_public(&self, modulus: &[u8], exponent: &[u8]) -> Result<Box<dyn PublicKey>, KeyError>;
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
    /// A cryptogram that is no number below the modulus (RFC 8017, 5.1.2).
    #[error("expected a cryptogram below the modulus")]
    NotBelowModulus,
    /// A cryptogram that does not decrypt to a padded message.
    #[error("the cryptogram is not for this key, or damaged")]
    Undecipherable,
    /// A key of this kind has no such operation.
    #[error("a key of this kind does not {operation}")]
    Unsupported {
        /// What was asked.
        operation: &'static str,
    },
    /// The bytes are not a key.
    #[error("expected a usable key: {detail}")]
    Unusable {
        /// What the back end said.
        detail: String,
    },
}
