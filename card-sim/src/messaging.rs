//! A session of secure messaging: the key, the counter, and what AES does with them.
//!
//! Confidentiality only: command and response data are encrypted under AES-128 in CBC mode, nothing authenticates them.
//! The initial value of each command and of its response is the counter as 16 bytes, encrypted under the session key.

use aes::{
    Aes128,
    cipher::{
        BlockDecryptMut as _, BlockEncrypt as _, BlockEncryptMut as _, KeyInit as _, KeyIvInit as _, block_padding,
    },
};

const BLOCK: usize = 16;

/// A session that a terminal has opened.
#[derive(Clone)]
pub(crate) struct Messaging {
    key: [u8; BLOCK],
    /// The number of the next command, from 1.
    counter: u64,
}

impl Messaging {
    /// A session under this key, before its first command.
    pub(crate) fn new(key: [u8; BLOCK]) -> Self {
        Self { key, counter: 1 }
    }

    /// Counts a command and gives the cipher of it and of its response.
    pub(crate) fn next(&mut self) -> MessageCipher {
        let mut initial = [0; BLOCK];
        initial[BLOCK - 8..].copy_from_slice(&self.counter.to_be_bytes());
        // CBC of a single block with a zero initial value is the block cipher itself.
        Aes128::new(&self.key.into()).encrypt_block((&mut initial).into());
        self.counter = self.counter.wrapping_add(1);
        MessageCipher { key: self.key, initial }
    }
}

/// The cipher of one command and its response.
pub(crate) struct MessageCipher {
    key: [u8; BLOCK],
    initial: [u8; BLOCK],
}

impl MessageCipher {
    /// Pads (ISO 7816-4, 5.1: `80`, then `00`) and encrypts.
    pub(crate) fn encrypt(&self, plain: &[u8]) -> Vec<u8> {
        cbc::Encryptor::<Aes128>::new(&self.key.into(), &self.initial.into())
            .encrypt_padded_vec_mut::<block_padding::Iso7816>(plain)
    }

    /// Decrypts and takes the padding away; `None` if there is no padding or no whole block.
    pub(crate) fn decrypt(&self, cryptogram: &[u8]) -> Option<Vec<u8>> {
        cbc::Decryptor::<Aes128>::new(&self.key.into(), &self.initial.into())
            .decrypt_padded_vec_mut::<block_padding::Iso7816>(cryptogram)
            .ok()
    }
}

/// Without the key.
impl std::fmt::Debug for Messaging {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Messaging(counter {})", self.counter)
    }
}
