//! A bench of a few lines: a card that knows ten commands, and a shelf with one revocation list.

use std::{collections::BTreeMap, sync::LazyLock};

use openssl::rsa::Padding;
use sekisho_harness_protocol::{
    CallError, CardConnected, CardRef, CardTransmit, CardTransmitted, ErrorCode, ErrorObject, Handler, HexBytes, Peer,
    StatusCrl, StatusCrlDone,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::pki::{self, HOLDER};

pub(crate) const AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
const KEYS: [(u16, u16); 2] = [(0x0017, 0x0018), (0x001A, 0x001B)];

#[derive(Clone)]
pub(crate) struct FakePin {
    pub(crate) value: Vec<u8>,
    pub(crate) tries: u8,
    pub(crate) limit: u8,
    pub(crate) verified: bool,
}

/// What the implementation under test meets.
#[derive(Clone)]
pub(crate) struct FakeBench {
    pub(crate) atr: Vec<u8>,
    pub(crate) has_application: bool,
    pub(crate) files: BTreeMap<u16, Vec<u8>>,
    pub(crate) pins: BTreeMap<u16, FakePin>,
    /// The card leaves after so many commands.
    pub(crate) leaves_after: Option<usize>,
    /// Answers put in place of the card's own, by the first octets of the command.
    pub(crate) instead: Vec<(Vec<u8>, Vec<u8>)>,
    /// The lists, by distribution point.
    pub(crate) lists: BTreeMap<Vec<u8>, Vec<u8>>,
    pub(crate) commands: Vec<Vec<u8>>,
    pub(crate) asked_lists: usize,
    current: u16,
}

fn pin(value: &str, limit: u8) -> FakePin {
    FakePin { value: value.into(), tries: limit, limit, verified: false }
}

impl FakeBench {
    /// A card as it is handed out: PIN 1234, password ABC123, four certificates with filler behind them.
    pub(crate) fn new() -> Self {
        static FRESH: LazyLock<FakeBench> = LazyLock::new(FakeBench::issue);
        FRESH.clone()
    }

    fn issue() -> Self {
        let padded = |der: Vec<u8>| [der, vec![0x00; 300]].concat();
        let ca = padded(pki::ca_certificate("JPKI-TEST", &pki::CA).der());
        let files = [
            (0x0001, padded(pki::signature_certificate().der())),
            (0x0002, ca.clone()),
            (0x0006, [b"JPKIAPICCTOKEN2".as_slice(), &[b' '; 17], &[0; 128]].concat()),
            (0x0008, vec![0x8F, 0x8F, 0x00]),
            (0x000A, padded(pki::authentication_certificate().der())),
            (0x000B, ca),
            (0x0017, Vec::new()),
            (0x001A, Vec::new()),
        ];
        Self {
            atr: vec![0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x41, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x3B],
            has_application: true,
            files: files.into(),
            pins: [(0x0018, pin("1234", 3)), (0x001B, pin("ABC123", 5))].into(),
            leaves_after: None,
            instead: Vec::new(),
            lists: [(pki::partition("Here CRLDP"), pki::list().der())].into(),
            commands: Vec::new(),
            asked_lists: 0,
            current: 0,
        }
    }

    /// Sends a request to an implementation and returns the result.
    pub(crate) fn ask(&mut self, handler: &mut dyn Handler, method: &str, request: &impl Serialize) -> Value {
        handler.handle(method, serde_json::to_value(request).unwrap(), self).unwrap()
    }

    pub(crate) fn tries(&self, reference: u16) -> u8 {
        self.pins[&reference].tries
    }

    fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        let status = |sw: u16| sw.to_be_bytes().to_vec();
        match command {
            [0x00, 0xA4, 0x04, 0x0C, 0x0A, aid @ ..] => {
                status(if self.has_application && *aid == AID { 0x9000 } else { 0x6A82 })
            }
            [0x00, 0xA4, 0x02, 0x0C, 0x02, high, low] => {
                let file = u16::from_be_bytes([*high, *low]);
                let known = self.has_application && (self.files.contains_key(&file) || self.pins.contains_key(&file));
                self.current = if known { file } else { self.current };
                status(if known { 0x9000 } else { 0x6A82 })
            }
            [0x00, 0xB0, high, low, expected] => self.read(u16::from_be_bytes([*high, *low]).into(), *expected),
            [0x00, 0x20, 0x00, 0x80] => {
                status(self.pins.get(&self.current).map_or(0x6981, |pin| 0x63C0 | u16::from(pin.tries)))
            }
            [0x00, 0x20, 0x00, 0x80, _, value @ ..] => status(self.verify(value)),
            [0x00, 0x24, 0x01, 0x80, _, value @ ..] => match self.pins.get_mut(&self.current) {
                Some(pin) if pin.verified => {
                    pin.value = value.to_vec();
                    status(0x9000)
                }
                _ => status(0x6982),
            },
            [0x80, 0x2A, 0x00, 0x80, _, content @ .., 0x00] => self.sign(content),
            _ => status(0x6D00),
        }
    }

    fn read(&self, offset: usize, expected: u8) -> Vec<u8> {
        if self.current == 0x0001 && !self.pins[&0x001B].verified {
            return vec![0x69, 0x82];
        }
        let Some(file) = self.files.get(&self.current) else { return vec![0x69, 0x81] };
        if offset >= file.len() {
            return vec![0x6B, 0x00];
        }
        let length = if expected == 0 { 256 } else { usize::from(expected) };
        [&file[offset..file.len().min(offset + length)], &[0x90, 0x00]].concat()
    }

    fn verify(&mut self, value: &[u8]) -> u16 {
        let Some(pin) = self.pins.get_mut(&self.current) else { return 0x6981 };
        if pin.tries == 0 {
            return 0x6984;
        }
        pin.verified = pin.value == value;
        pin.tries = if pin.verified { pin.limit } else { pin.tries - 1 };
        if pin.verified { 0x9000 } else { 0x63C0 | u16::from(pin.tries) }
    }

    fn sign(&self, content: &[u8]) -> Vec<u8> {
        let opened = KEYS.iter().any(|(key, pin)| *key == self.current && self.pins[pin].verified);
        if !opened {
            return vec![0x69, 0x82];
        }
        let mut signature = vec![0; 256];
        HOLDER.rsa().unwrap().private_encrypt(content, &mut signature, Padding::PKCS1).unwrap();
        [signature, vec![0x90, 0x00]].concat()
    }
}

fn refused(code: ErrorCode) -> CallError {
    CallError::Refused(ErrorObject::new(code, "as the test has it"))
}

impl Peer for FakeBench {
    fn call(&mut self, method: &str, params: Value) -> Result<Value, CallError> {
        match method {
            "card/connect" => Ok(serde_json::to_value(CardConnected { atr: HexBytes(self.atr.clone()) }).unwrap()),
            "card/disconnect" => Ok(json!({})),
            "card/transmit" => {
                let CardTransmit { command, .. } = serde_json::from_value(params).unwrap();
                if self.leaves_after.is_some_and(|limit| self.commands.len() >= limit) {
                    return Err(refused(ErrorCode::CardRemoved));
                }
                self.commands.push(command.0.clone());
                let other = self.instead.iter().find(|(prefix, _)| command.0.starts_with(prefix)).cloned();
                let response = HexBytes(other.map_or_else(|| self.answer(&command.0), |(_, response)| response));
                Ok(serde_json::to_value(CardTransmitted { response }).unwrap())
            }
            "status/crl" => {
                let StatusCrl { distribution_point } = serde_json::from_value(params).unwrap();
                self.asked_lists += 1;
                let crl = self.lists.get(&distribution_point.0).cloned();
                let crl = sekisho_harness_protocol::Base64Bytes(crl.ok_or(refused(ErrorCode::StatusUnavailable))?);
                Ok(serde_json::to_value(StatusCrlDone { crl }).unwrap())
            }
            other => panic!("the implementation made up the call-back {other}"),
        }
    }
}

/// The card of every request.
pub(crate) fn card() -> CardRef {
    CardRef::CallBack { card: "c1".to_owned() }
}

/// The result `done` with these members.
pub(crate) fn done(members: Value) -> Value {
    let mut result = members;
    result["outcome"] = json!("done");
    result
}

/// The reason of a refusal, or null.
pub(crate) fn reason(result: &Value) -> Value {
    result["reason"].clone()
}
