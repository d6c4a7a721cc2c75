//! A small synthetic card, a key that pads without encrypting, and a way to speak hexadecimal.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::{
    Aid, Card, CardFile, CardStore, Entropy, FileId, JpkiContents, KeyError, KeyLoader, MemoryStore, PrivateKey,
    PublicKey, Settings, SignatureInput, StoreError, TokenLabel, jpki, jpki_application,
};

pub(crate) const PASSWORD: &str = "TEST0123";
pub(crate) const PIN: &str = "1234";

/// Answers the padded block itself: what a raw RSA operation would get.
pub(crate) struct Padded {
    first: u8,
}

impl PrivateKey for Padded {
    fn sign(&self, input: SignatureInput<'_>, signature: &mut Vec<u8>) -> Result<(), KeyError> {
        let data = match input {
            SignatureInput::Plain(data) => data.to_vec(),
            SignatureInput::Pss { digest, salt } => [&b"PSS"[..], &digest, &salt].concat(),
        };
        let padding = match 253_usize.checked_sub(data.len()) {
            Some(padding) if padding >= 8 => padding,
            _ => return Err(KeyError::DataTooLong { most: 245, got: data.len() }),
        };
        signature.extend_from_slice(&[self.first, 1]);
        signature.resize(signature.len() + padding, 0xFF);
        signature.push(0);
        signature.extend_from_slice(&data);
        Ok(())
    }

    /// A cryptogram is the message behind 220 octets of 01; one that begins with FF counts as above the modulus.
    fn decrypt_oaep(&self, cryptogram: &[u8], message: &mut Vec<u8>) -> Result<(), KeyError> {
        if cryptogram.first() == Some(&0xFF) {
            return Err(KeyError::NotBelowModulus);
        }
        message.extend_from_slice(cryptogram.strip_prefix(&[1; 220][..]).ok_or(KeyError::Undecipherable)?);
        Ok(())
    }
}

/// Takes a signature for right that repeats the modulus's first octet.
struct FirstOctet(u8);

impl PublicKey for FirstOctet {
    fn verifies(&self, _: &[u8], signature: &[u8]) -> bool {
        signature.iter().all(|octet| *octet == self.0)
    }
}

/// Takes the first byte of the "PKCS #8" as the first byte of every signature, so that two keys can be told apart.
pub(crate) struct PaddedKeys;

impl KeyLoader for PaddedKeys {
    fn load(&self, pkcs8_der: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError> {
        match pkcs8_der {
            [] => Err(KeyError::Unusable { detail: "empty".to_owned() }),
            [first, ..] => Ok(Box::new(Padded { first: *first })),
        }
    }

    fn load_public(&self, modulus: &[u8], _: &[u8]) -> Result<Box<dyn PublicKey>, KeyError> {
        match modulus {
            [] => Err(KeyError::Unusable { detail: "empty".to_owned() }),
            [first, ..] => Ok(Box::new(FirstOctet(*first))),
        }
    }
}

/// 1, 2, 3, ...
pub(crate) struct Counting(pub(crate) u8);

impl Entropy for Counting {
    fn fill(&mut self, out: &mut [u8]) {
        for byte in out {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
    }
}

/// Something with the outline of a certificate: `30 82`, a length, and bytes that depend on `seed`.
pub(crate) fn certificate(seed: u8, length: u16) -> Vec<u8> {
    let mut der = vec![0x30, 0x82];
    der.extend_from_slice(&(length - 4).to_be_bytes());
    der.extend((4..length).map(|at| seed.wrapping_add(at.to_be_bytes()[1])));
    der
}

pub(crate) fn contents() -> JpkiContents {
    JpkiContents {
        signature_certificate: Some(certificate(1, 1750)),
        signature_ca: certificate(2, 1304),
        authentication_certificate: Some(certificate(3, 1510)),
        authentication_ca: certificate(4, 1290),
        signature_key_pkcs8: Some(vec![0xA1, 1]),
        authentication_key_pkcs8: Some(vec![0xA2, 2]),
        signature_password: Some(PASSWORD.to_owned()),
        authentication_pin: Some(PIN.to_owned()),
        token_label: TokenLabel::MyNumberCard,
        terminal_ca: None,
    }
}

pub(crate) fn card_file() -> CardFile {
    CardFile::new("a synthetic holder", TokenLabel::MyNumberCard, vec![jpki_application(contents())])
}

/// A card and its response buffer.
pub(crate) struct Reader {
    pub(crate) card: Card,
    response: Vec<u8>,
}

pub(crate) fn open(file: CardFile, store: Box<dyn CardStore>) -> Reader {
    let card = Card::open(file, &PaddedKeys, store, Box::new(Counting(0))).unwrap();
    Reader { card, response: Vec::new() }
}

pub(crate) fn card() -> Reader {
    open(card_file(), Box::new(MemoryStore))
}

pub(crate) fn card_with(settings: impl FnOnce(&mut Settings)) -> Reader {
    let mut file = card_file();
    settings(&mut file.settings);
    open(file, Box::new(MemoryStore))
}

/// A card whose JPKI application is selected.
pub(crate) fn jpki() -> Reader {
    let mut card = card();
    card.ok("00A4040C 0A D392F000260100000001");
    card
}

pub(crate) fn jpki_with(settings: impl FnOnce(&mut Settings)) -> Reader {
    let mut card = card_with(settings);
    card.ok("00A4040C 0A D392F000260100000001");
    card
}

impl Reader {
    pub(crate) fn send(&mut self, command: &[u8]) -> &[u8] {
        self.card.transmit(command, &mut self.response);
        &self.response
    }

    /// Response data and status word in hexadecimal.
    pub(crate) fn hex(&mut self, command: &str) -> String {
        hex::encode_upper(self.send(&bytes(command)))
    }

    /// The status word alone.
    pub(crate) fn sw(&mut self, command: &str) -> String {
        let answer = self.hex(command);
        answer[answer.len() - 4..].to_owned()
    }

    /// The response data of a command that has to succeed.
    pub(crate) fn ok(&mut self, command: &str) -> Vec<u8> {
        let answer = self.send(&bytes(command));
        let (data, status) = answer.split_at(answer.len() - 2);
        assert_eq!(status, [0x90, 0x00], "{command}");
        data.to_vec()
    }

    pub(crate) fn select(&mut self, fid: FileId) {
        self.ok(&format!("00A4020C02 {fid}"));
    }

    /// Selects the reference and presents a value.
    pub(crate) fn verify(&mut self, fid: FileId, value: &str) -> String {
        self.select(fid);
        self.sw(&format!("00200080 {:02X} {}", value.len(), hex::encode(value)))
    }

    pub(crate) fn tries(&self, fid: FileId) -> u8 {
        self.tries_of(jpki::AID, fid)
    }

    pub(crate) fn tries_of(&self, application: Aid, fid: FileId) -> u8 {
        self.card.tries_left(application, fid).unwrap()
    }
}

pub(crate) fn bytes(spaced: &str) -> Vec<u8> {
    hex::decode(spaced.replace(' ', "")).unwrap()
}

/// Remembers every saved state, and can be told to fail.
#[derive(Clone, Default)]
pub(crate) struct Recording {
    pub(crate) saved: Arc<Mutex<Vec<CardFile>>>,
    /// Saves that succeed before all others fail; `None` never fails.
    pub(crate) good: Arc<Mutex<Option<usize>>>,
}

impl CardStore for Recording {
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError> {
        let mut good = self.good.lock().unwrap();
        match good.as_mut() {
            Some(0) => {
                let error = std::io::Error::from(std::io::ErrorKind::StorageFull);
                return Err(StoreError::Io { action: "write", path: "card.json".into(), error });
            }
            Some(left) => *left -= 1,
            None => {}
        }
        self.saved.lock().unwrap().push(file.clone());
        Ok(())
    }
}
