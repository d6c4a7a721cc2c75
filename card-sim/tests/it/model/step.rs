//! One step of a sequence. What depends on the card's state (the right value, the counter of a session) is named, not
//! written out, so that a step still means the same when steps before it are taken away.

use std::fmt;

use super::{
    dispatch,
    layout::CARD,
    messaging::{Session, encrypt, object},
    state::State,
};

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    PowerOn,
    PowerOff,
    WarmReset,
    Plain(Apdu),
    /// Under secure messaging: data are encrypted, Le of a read goes into an object.
    Secure(Apdu, Defect),
    /// Bytes that are perhaps no command.
    Raw(Vec<u8>),
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Apdu {
    pub(super) header: [u8; 4],
    pub(super) data: Data,
    pub(super) le: Le,
}

/// A data field. Values are those of the reference that P2 means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Data {
    None,
    Bytes(Vec<u8>),
    /// The value in force.
    Right,
    /// The value at issue.
    AtIssue,
    /// The value in force of another reference: the next one on the card.
    Next,
    LowerCase,
    /// The value in force without its last character.
    Short,
    /// The value in force and something behind it, up to this length.
    Padded(usize),
    /// Some value of the right form.
    Other(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Le {
    None,
    Short(u8),
    Extended(u16),
}

/// What is wrong with a command under secure messaging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Defect {
    None,
    /// Nothing is: the length has two bytes.
    LongLength,
    CounterAhead,
    SwappedTag,
    TwoObjects,
    NoObject,
    Indicator,
    Truncated,
    HeaderAuthenticated,
}

impl Step {
    /// The model's next state.
    pub(super) fn apply(&self, state: &mut State) {
        state.last = super::state::Outcome::default();
        match self {
            Self::PowerOn => state.power(true),
            Self::PowerOff => state.power(false),
            Self::WarmReset => state.reset(),
            Self::Plain(apdu) => dispatch::transmit(state, apdu.bytes(state)),
            Self::Secure(apdu, defect) => dispatch::transmit(state, apdu.secured(state, *defect)),
            Self::Raw(bytes) => dispatch::transmit(state, bytes.clone()),
        }
    }
}

impl Apdu {
    fn bytes(&self, state: &State) -> Vec<u8> {
        encode(self.header, &self.data.bytes(self.header, state), self.le)
    }

    fn secured(&self, state: &State, defect: Defect) -> Vec<u8> {
        let dead = Session { key: [0; 16], counter: 1, refused: false, plain: false };
        let session = state.session.unwrap_or(dead);
        let counter = session.counter + u8::from(defect == Defect::CounterAhead);
        let (tag, value) = if self.header[1] == 0xB0 {
            let [high, low] = self.le.room().to_be_bytes();
            (0x96, vec![0, high, low])
        } else {
            let plain = self.data.bytes(self.header, state);
            (0x86, [&[1], &encrypt(&session.key, counter, &plain)[..]].concat())
        };
        let tag = if defect == Defect::SwappedTag { tag ^ 0x10 } else { tag };
        let mut field = object(tag, &value);
        match defect {
            Defect::TwoObjects => field = field.repeat(2),
            Defect::NoObject => field.clear(),
            Defect::Indicator => field[2] ^= 0x03,
            Defect::Truncated => _ = field.pop(),
            Defect::LongLength => field.insert(1, 0x81),
            _ => {}
        }
        let class = if defect == Defect::HeaderAuthenticated { 0x0C } else { 0x08 };
        let [_, instruction, p1, p2] = self.header;
        let le = if self.header[1] == 0xB0 { Le::Extended(0) } else { Le::None };
        encode([class, instruction, p1, p2], &field, le)
    }
}

impl Le {
    /// The number in the field.
    fn room(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Short(le) => le.into(),
            Self::Extended(le) => le,
        }
    }
}

impl Data {
    fn bytes(&self, header: [u8; 4], state: &State) -> Vec<u8> {
        let meant = state.reference_of(header[3] & 0x1F).unwrap_or(0);
        let right = || state.values[meant].clone();
        match self {
            Self::None => Vec::new(),
            Self::Bytes(bytes) => bytes.clone(),
            Self::Right => right(),
            Self::AtIssue => CARD.references[meant].value.clone().unwrap_or_default().into_bytes(),
            Self::Next => state.values[(meant + 1) % state.values.len()].clone(),
            Self::LowerCase => right().to_ascii_lowercase(),
            Self::Short => {
                let mut value = right();
                value.pop();
                value
            }
            Self::Padded(length) => {
                let mut value = right();
                value.resize((*length).max(value.len() + 1), b'0');
                value
            }
            Self::Other(number) => CARD.references[meant].form.example(*number),
        }
    }
}

/// The command's bytes: extended length fields if Le is extended or the data are too long.
pub(super) fn encode(header: [u8; 4], data: &[u8], le: Le) -> Vec<u8> {
    let length = data.len().to_be_bytes();
    let is_long = matches!(le, Le::Extended(_)) || data.len() > 255;
    let mut bytes = header.to_vec();
    match (data.is_empty(), is_long) {
        (true, true) => bytes.push(0),
        (true, false) => {}
        (false, true) => bytes.extend_from_slice(&[0, length[6], length[7]]),
        (false, false) => bytes.push(length[7]),
    }
    bytes.extend_from_slice(data);
    match (le, is_long) {
        (Le::None, _) => {}
        (Le::Extended(le), _) => bytes.extend_from_slice(&le.to_be_bytes()),
        (Le::Short(le), true) => bytes.extend_from_slice(&[0, le]),
        (Le::Short(le), false) => bytes.push(le),
    }
    bytes
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PowerOn => f.write_str("power on"),
            Self::PowerOff => f.write_str("power off"),
            Self::WarmReset => f.write_str("warm reset"),
            Self::Plain(apdu) => write!(f, "{apdu:?}"),
            Self::Secure(apdu, Defect::None) => write!(f, "secure: {apdu:?}"),
            Self::Secure(apdu, defect) => write!(f, "secure, {defect:?}: {apdu:?}"),
            Self::Raw(bytes) => write!(f, "bytes {}", hex::encode_upper(bytes)),
        }
    }
}

impl fmt::Debug for Apdu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", hex::encode_upper(self.header))?;
        match &self.data {
            Data::None => {}
            Data::Bytes(bytes) if bytes.len() > 20 => {
                write!(f, " {}... ({} bytes)", hex::encode_upper(&bytes[..20]), bytes.len())?;
            }
            Data::Bytes(bytes) => write!(f, " {}", hex::encode_upper(bytes))?,
            Data::Right => f.write_str(" [the value in force]")?,
            Data::AtIssue => f.write_str(" [the value at issue]")?,
            Data::Next => f.write_str(" [another reference's value]")?,
            Data::LowerCase => f.write_str(" [the value in lower case]")?,
            Data::Short => f.write_str(" [the value cut short]")?,
            Data::Padded(length) => write!(f, " [the value, up to {length} bytes]")?,
            Data::Other(number) => write!(f, " [value number {number} of the right form]")?,
        }
        match self.le {
            Le::None => Ok(()),
            Le::Short(le) => write!(f, " Le {le:02X}"),
            Le::Extended(le) => write!(f, " Le {le:04X}"),
        }
    }
}
