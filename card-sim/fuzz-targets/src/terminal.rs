//! A terminal's side of secure messaging, written apart from the card's: AES-128 in CBC mode, padding `80 00 …`, the
//! encrypted counter as initial value.

use aes::{
    Aes128,
    cipher::{BlockDecrypt as _, BlockEncrypt as _, KeyInit as _},
};

const BLOCK: usize = 16;

/// The seed that this terminal always delivers; its first half is the key.
const SEED: [u8; 32] = [0x5C; 32];

/// The most that is asked for with a short Le: encrypted and wrapped it still fits into 256 bytes.
const SHORT_ANSWER: u16 = 200;

/// What an answer under secure messaging can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unwrapped {
    /// No data.
    Nothing,
    /// Data in one object `86`, decrypted.
    Data(Vec<u8>),
    /// Data that are no such object, or not padded.
    Malformed,
}

/// A session from the terminal's side.
pub(crate) struct Terminal {
    cipher: Aes128,
    counter: u128,
}

impl Terminal {
    /// SET SESSION KEY. The key under the fuzzer takes the message as it is, behind its length.
    pub(crate) fn opening() -> Vec<u8> {
        let mut command = vec![0x80, 0xAE, 0x00, 0x00, 37, 36, 0xA0, 0x22, 0x80, 0x20];
        command.extend(SEED);
        command
    }

    /// A session that has just been opened.
    pub(crate) fn opened() -> Self {
        Self { cipher: Aes128::new(&[0x5C; BLOCK].into()), counter: 0 }
    }

    /// Goes to the next command, which is this one under secure messaging. `le` asks for this much of a READ BINARY.
    pub(crate) fn wrap(&mut self, [instruction, p1, p2]: [u8; 3], data: &[u8], le: Option<u16>) -> Vec<u8> {
        self.counter += 1;
        let object = match le {
            Some(le) => [&[0x96, 3, 0][..], &le.to_be_bytes()].concat(),
            None => self.encrypted(data),
        };
        // Short lengths where they do, so that cards without extended ones are spoken to as well.
        let long = le.is_some_and(|le| !(1..=SHORT_ANSWER).contains(&le)) || object.len() > usize::from(u8::MAX);
        let mut command = vec![0x08, instruction, p1, p2];
        let [high, low] = u16::try_from(object.len()).unwrap_or(u16::MAX).to_be_bytes();
        if long {
            command.extend([0, high]);
        }
        command.push(low);
        command.extend(object);
        if le.is_some() {
            command.extend_from_slice(if long { &[0, 0] } else { &[0] });
        }
        command
    }

    /// What an answer to the last command says.
    pub(crate) fn unwrap(&self, data: &[u8]) -> Unwrapped {
        let value = match *data {
            [] => return Unwrapped::Nothing,
            [0x86, 0x82, high, low, ref value @ ..] => (usize::from(u16::from_be_bytes([high, low])), value),
            [0x86, 0x81, length, ref value @ ..] => (usize::from(length), value),
            [0x86, length @ 0..=0x7F, ref value @ ..] => (usize::from(length), value),
            _ => return Unwrapped::Malformed,
        };
        match value {
            (length, [1, cryptogram @ ..]) if cryptogram.len() + 1 == length => self.decrypted(cryptogram),
            _ => Unwrapped::Malformed,
        }
    }

    fn encrypted(&self, data: &[u8]) -> Vec<u8> {
        let mut plain = data.to_vec();
        plain.push(0x80);
        plain.resize(plain.len().next_multiple_of(BLOCK), 0);
        let mut previous = self.initial();
        let mut cryptogram = Vec::new();
        for block in plain.as_chunks::<BLOCK>().0 {
            let mut mixed = xor(*block, previous);
            self.cipher.encrypt_block((&mut mixed).into());
            cryptogram.extend(mixed);
            previous = mixed;
        }
        let mut object = vec![0x86, 0x82];
        object.extend(u16::try_from(cryptogram.len() + 1).unwrap_or(u16::MAX).to_be_bytes());
        object.push(1);
        object.extend(cryptogram);
        object
    }

    fn decrypted(&self, cryptogram: &[u8]) -> Unwrapped {
        let (blocks, []) = cryptogram.as_chunks::<BLOCK>() else { return Unwrapped::Malformed };
        let mut previous = self.initial();
        let mut plain = Vec::new();
        for block in blocks {
            let mut mixed = *block;
            self.cipher.decrypt_block((&mut mixed).into());
            plain.extend(xor(mixed, previous));
            previous = *block;
        }
        let Some(end) = plain.iter().rposition(|byte| *byte != 0) else { return Unwrapped::Malformed };
        let padding = plain.split_off(end);
        if padding.first() == Some(&0x80) && padding.len() <= BLOCK {
            Unwrapped::Data(plain)
        } else {
            Unwrapped::Malformed
        }
    }

    /// The counter as 16 bytes, encrypted.
    fn initial(&self) -> [u8; BLOCK] {
        let mut initial = self.counter.to_be_bytes();
        self.cipher.encrypt_block((&mut initial).into());
        initial
    }
}

fn xor(mut left: [u8; BLOCK], right: [u8; BLOCK]) -> [u8; BLOCK] {
    left.iter_mut().zip(right).for_each(|(left, right)| *left ^= right);
    left
}
