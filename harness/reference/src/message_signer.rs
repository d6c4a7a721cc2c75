//! Signing: the host hashes, the card pads and signs.

use sekisho_harness_protocol::{PinRef, Reason, SignatureAlgorithm};

use crate::{
    CardChannel, Certificate, Failure, ResponseApdu,
    apdu::{command_with_data, exchange},
    pkcs1,
};

/// The card's keys are RSA-2048, so a signature has this many octets.
pub const SIGNATURE_LENGTH: usize = 256;

/// Signing with a key of the card.
pub trait MessageSigner: Send {
    /// The elementary file of the private key that a PIN opens.
    ///
    /// # Errors
    /// `unsupported` for a PIN that a later protocol version may add.
    fn key_file(&self, pin: PinRef) -> Result<u16, Reason> {
        match pin {
            PinRef::Authentication => Ok(0x0017),
            PinRef::Signature => Ok(0x001A),
            _ => Err(Reason::Unsupported),
        }
    }

    /// What is sent to the card: the DigestInfo of the message.
    ///
    /// # Errors
    /// `unsupported` for an unknown algorithm.
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        pkcs1::digest_info(algorithm, message)
    }

    /// Has the card sign with the current key (80 2A, scheme 00: the card adds the PKCS#1 padding).
    ///
    /// # Errors
    /// As [`MessageSigner::accept`].
    fn sign(&self, card: &mut dyn CardChannel, content: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut command = command_with_data([0x80, 0x2A, 0x00, 0x80], content)?;
        command.push(0x00);
        self.accept(exchange(card, &command)?)
    }

    /// Judges the card's answer.
    ///
    /// # Errors
    /// `card-error` for an error status, `malformed-data` for a signature of a wrong length.
    fn accept(&self, response: ResponseApdu) -> Result<Vec<u8>, Failure> {
        let signature = response.data_if_ok()?;
        if signature.len() == SIGNATURE_LENGTH { Ok(signature) } else { Err(Reason::MalformedData.into()) }
    }

    /// Checks the signature against the card's own certificate before it leaves the house: a signature spoilt on its way,
    /// or by a fault in the chip, is not handed out.
    ///
    /// # Errors
    /// `signature-invalid`.
    fn confirm(&self, certificate: &Certificate, content: &[u8], signature: &[u8]) -> Result<(), Failure> {
        let key = certificate.rsa_key()?;
        if pkcs1::opens_to(signature, &key, content) { Ok(()) } else { Err(Reason::SignatureInvalid.into()) }
    }
}
