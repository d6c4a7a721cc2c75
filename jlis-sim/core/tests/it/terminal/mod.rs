//! An independent terminal: it speaks octets to a card and checks what it reads with its own code.
//!
//! Nothing of the card's encoders, names or rules is used, so that one mistake cannot pass on both sides.

pub(crate) mod cv_certificate;
pub(crate) mod domain;
pub(crate) mod jpki;
pub(crate) mod loaded;
pub(crate) mod names;
pub(crate) mod rsa;
pub(crate) mod secure_messaging;
pub(crate) mod surface;
pub(crate) mod text;
pub(crate) mod tlv;

use sekisho_card_sim::Card;

/// `9000`.
pub(crate) const OK: u16 = 0x9000;
/// No such file or application.
pub(crate) const NOT_FOUND: u16 = 0x6A82;
/// Security status not satisfied.
pub(crate) const CLOSED: u16 = 0x6982;
/// The reference is blocked.
pub(crate) const BLOCKED: u16 = 0x6984;

/// A reader with a card in it.
pub(crate) struct Terminal<'a>(&'a mut Card);

impl<'a> Terminal<'a> {
    /// Powers the card.
    pub(crate) fn new(card: &'a mut Card) -> Self {
        card.power_on();
        Self(card)
    }

    /// Sends a command; data and status word of the answer.
    pub(crate) fn send(&mut self, command: &[u8]) -> (Vec<u8>, u16) {
        let mut response = Vec::new();
        self.0.transmit(command, &mut response);
        let status = response.split_off(response.len() - 2);
        (response, u16::from_be_bytes([status[0], status[1]]))
    }

    /// Sends a command that has to be answered `9000`.
    pub(crate) fn ok(&mut self, command: &[u8]) -> Vec<u8> {
        let (data, status) = self.send(command);
        assert_eq!(format!("{status:04X}"), "9000", "{command:02X?}");
        data
    }

    /// SELECT by DF name.
    pub(crate) fn select(&mut self, aid: &[u8]) -> u16 {
        self.send(&case_3([0x00, 0xA4, 0x04, 0x0C], aid)).1
    }

    /// SELECT a file of the current application.
    pub(crate) fn select_file(&mut self, fid: u16) -> u16 {
        self.send(&case_3([0x00, 0xA4, 0x02, 0x0C], &fid.to_be_bytes())).1
    }

    /// A whole file, filler included, in pieces of 256 octets and again in one piece; or why not.
    pub(crate) fn read(&mut self, fid: u16) -> Result<Vec<u8>, u16> {
        match self.select_file(fid) {
            OK => {}
            refused => return Err(refused),
        }
        let mut file = Vec::new();
        loop {
            let [high, low] = u16::try_from(file.len()).unwrap().to_be_bytes();
            match self.send(&[0x00, 0xB0, high, low, 0x00]) {
                (piece, OK) if !piece.is_empty() => file.extend(piece),
                (_, 0x6B00) if !file.is_empty() => break,
                (_, refused) => return Err(refused),
            }
        }
        assert_eq!(self.ok(&[0x00, 0xB0, 0x00, 0x00, 0x00, 0x00, 0x00]), file, "file {fid:04X}");
        Ok(file)
    }

    /// VERIFY.
    pub(crate) fn verify(&mut self, fid: u16, secret: &str) -> u16 {
        assert_eq!(self.select_file(fid), OK, "reference {fid:04X}");
        self.send(&case_3([0x00, 0x20, 0x00, 0x80], secret.as_bytes())).1
    }

    /// The question how many tries are left: the status word.
    pub(crate) fn tries(&mut self, fid: u16) -> u16 {
        assert_eq!(self.select_file(fid), OK, "reference {fid:04X}");
        self.send(&[0x00, 0x20, 0x00, 0x80]).1
    }

    /// Verifies a reference whose secret is known, and finds blocked one whose secret there is none of. Says whether it is
    /// open now.
    pub(crate) fn open(&mut self, fid: u16, secret: Option<&str>, tries: u16) -> bool {
        let Some(secret) = secret else {
            assert_eq!(self.tries(fid), 0x63C0, "reference {fid:04X}");
            assert_eq!(self.verify(fid, "0000"), BLOCKED, "reference {fid:04X}");
            return false;
        };
        assert_eq!(self.tries(fid), 0x63C0 | tries, "reference {fid:04X}");
        assert_eq!(self.verify(fid, secret), OK, "reference {fid:04X}");
        true
    }

    /// COMPUTE DIGITAL SIGNATURE with the application's default key (`00`) or the current file (`80`).
    pub(crate) fn sign(&mut self, scheme: u8, key: u8, data: &[u8]) -> (Vec<u8>, u16) {
        self.send(&case_4([0x80, 0x2A, scheme, key], data))
    }

    /// GET CHALLENGE.
    pub(crate) fn challenge(&mut self, length: u8) -> Vec<u8> {
        let challenge = self.ok(&[0x00, 0x84, 0x00, 0x00, length]);
        assert_eq!(challenge.len(), usize::from(length));
        challenge
    }

    /// GET DATA, with an extended Le where a short one would be too short.
    pub(crate) fn object(&mut self, tag: u16) -> Result<Vec<u8>, u16> {
        let [high, low] = tag.to_be_bytes();
        match self.send(&[0x00, 0xCA, high, low, 0x00]) {
            (data, OK) => Ok(data),
            (_, 0x6700) => Ok(self.ok(&[0x00, 0xCA, high, low, 0x00, 0x00, 0x00])),
            (_, refused) => Err(refused),
        }
    }
}

/// A command with data, short or extended as their length asks for.
pub(crate) fn case_3(header: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = match u8::try_from(data.len()) {
        Ok(short) => vec![short],
        Err(_) => {
            let [high, low] = u16::try_from(data.len()).unwrap().to_be_bytes();
            vec![0x00, high, low]
        }
    };
    [&header[..], &length, data].concat()
}

/// A command with data that asks for as many as there are.
pub(crate) fn case_4(header: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut command = case_3(header, data);
    command.extend(if data.len() > 255 { &[0x00, 0x00][..] } else { &[0x00][..] });
    command
}
