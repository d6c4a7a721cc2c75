//! Keys and randomness that can be recognised in what comes out of the card.

use sekisho_card_sim::{Entropy, KeyError, KeyLoader, PrivateKey, PublicKey, SignatureInput};

/// Length of every answer of a key: that of RSA-2048.
const LENGTH: usize = 256;

/// The most that such a key signs.
const MOST: usize = 245;

/// What every answer of a key begins with; its number follows.
const MARK: [u8; 2] = [0x0E, 0x0D];

/// Makes keys of the second byte of the "PKCS #8", which [`paint`](crate::paint()) sets to the object's number.
#[derive(Clone, Copy, Debug)]
pub struct MarkedKeys {
    /// Whether keys decrypt: without that nobody opens secure messaging.
    pub decrypt: bool,
}

struct MarkedKey {
    number: u8,
    decrypts: bool,
}

/// Takes a signature that begins with a key's mark.
struct TakesMarks;

/// The same low bytes again and again: random bytes never look like painted ones.
#[derive(Clone, Copy, Debug)]
pub struct Steady;

impl KeyLoader for MarkedKeys {
    fn load(&self, pkcs8_der: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError> {
        match pkcs8_der {
            [_, number, ..] => Ok(Box::new(MarkedKey { number: *number, decrypts: self.decrypt })),
            _ => Err(KeyError::Unusable { detail: "shorter than two bytes".to_owned() }),
        }
    }

    fn load_public(&self, modulus: &[u8], _: &[u8]) -> Result<Box<dyn PublicKey>, KeyError> {
        match modulus {
            [] => Err(KeyError::Unusable { detail: "no modulus".to_owned() }),
            _ => Ok(Box::new(TakesMarks)),
        }
    }
}

impl PrivateKey for MarkedKey {
    fn sign(&self, input: SignatureInput<'_>, signature: &mut Vec<u8>) -> Result<(), KeyError> {
        match input {
            SignatureInput::Plain(data) if data.len() > MOST => {
                Err(KeyError::DataTooLong { most: MOST, got: data.len() })
            }
            _ => {
                let end = signature.len() + LENGTH;
                signature.extend(MARK);
                signature.push(self.number);
                signature.resize(end, 0);
                Ok(())
            }
        }
    }

    /// The cryptogram is the message behind a byte with its length: any input can deliver one.
    fn decrypt_oaep(&self, cryptogram: &[u8], message: &mut Vec<u8>) -> Result<(), KeyError> {
        let Some((length, rest)) = cryptogram.split_first().filter(|_| self.decrypts) else {
            return Err(KeyError::Undecipherable);
        };
        match rest.get(..usize::from(*length)) {
            Some(delivered) => message.extend_from_slice(delivered),
            None if rest.is_empty() => return Err(KeyError::NotBelowModulus),
            None => return Err(KeyError::Undecipherable),
        }
        Ok(())
    }
}

impl PublicKey for TakesMarks {
    fn verifies(&self, _: &[u8], signature: &[u8]) -> bool {
        signature.starts_with(&MARK)
    }
}

impl Entropy for Steady {
    fn fill(&mut self, out: &mut [u8]) {
        out.fill(0x10);
    }
}

/// The number of the key that made this answer, if a key did.
pub(crate) fn signer(data: &[u8]) -> Option<u8> {
    match data {
        [first, second, number, ..] if [*first, *second] == MARK && data.len() == LENGTH => Some(*number),
        _ => None,
    }
}
