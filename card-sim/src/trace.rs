//! What passed between reader and card, as a line for people and as a record that can be replayed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    apdu::{Command, Header},
    bytes::Hex,
    decode::Decoder,
    redact::{Payload, Secrets, command_is_secret, response_is_secret},
    status::StatusWord,
};

/// Receives every event at the card, in order. Any closure over a record is one.
pub trait Tracer: Send {
    /// Takes one event.
    fn record(&mut self, record: &TraceRecord);
}

impl<F: FnMut(&TraceRecord) + Send> Tracer for F {
    fn record(&mut self, record: &TraceRecord) {
        self(record);
    }
}

/// One event at the card. As JSON, one line of a replayable trace; through `Display`, one line for people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum TraceRecord {
    /// The card was powered.
    PowerOn {
        /// Its answer to reset.
        atr: Hex,
    },
    /// The power was taken away.
    PowerOff,
    /// The card was reset and kept its power.
    WarmReset {
        /// Its answer to reset.
        atr: Hex,
    },
    /// A command and its response.
    Exchange(ExchangeRecord),
}

/// A command and its response. The command is `head`, `data` and `tail` in a row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct ExchangeRecord {
    /// The header, and Lc if there is one.
    pub head: Hex,
    /// The data field; of a malformed command, and of one with a PIN and an Le other than 0, everything behind the header.
    pub data: Payload,
    /// Le, if there is one.
    pub tail: Hex,
    /// The response data.
    pub response: Payload,
    /// The status word; none if the response is too short to have one.
    pub status: Option<StatusWord>,
    /// The exchange in words.
    pub text: String,
}

impl ExchangeRecord {
    /// Makes the record of one exchange, following the transcript with `decoder`.
    #[must_use]
    pub fn new(decoder: &mut Decoder, secrets: Secrets, command: &[u8], response: &[u8]) -> Self {
        let decoded = decoder.decode(command, response);
        let header = Header::of(command);
        let (head, data, tail) = split(command);
        let answer = response.split_last_chunk::<2>().map_or(response, |(data, _)| data);
        let redacted = secrets == Secrets::Redacted;
        Self {
            head: Hex(head.to_vec()),
            data: Payload::new(data, redacted && command_is_secret(header), decoded.target),
            tail: Hex(tail.to_vec()),
            response: Payload::new(answer, redacted && response_is_secret(header, &decoded), decoded.target),
            status: decoded.status,
            text: decoded.to_string(),
        }
    }

    /// The command as it was sent. Hidden data is replaced by `secret`; a value of another length gets its own Lc.
    ///
    /// Returns `None` if data is hidden and no secret is given, or if the secret fits no Lc of this command.
    #[must_use]
    pub fn command(&self, secret: Option<&[u8]>) -> Option<Vec<u8>> {
        let (mut command, data) = match &self.data {
            Payload::Shown(data) => (self.head.0.clone(), &data.0[..]),
            Payload::Hidden { length, .. } => {
                let secret = secret?;
                let head = if secret.len() == *length { self.head.0.clone() } else { self.head_for(secret.len())? };
                (head, secret)
            }
        };
        command.extend_from_slice(data);
        command.extend_from_slice(&self.tail);
        Some(command)
    }

    fn head_for(&self, length: usize) -> Option<Vec<u8>> {
        let mut head = self.head.0.clone();
        match head.as_mut_slice() {
            [_, _, _, _, lc] if length > 0 => *lc = u8::try_from(length).ok()?,
            [_, _, _, _, _, high, low] if length > 0 => [*high, *low] = u16::try_from(length).ok()?.to_be_bytes(),
            _ => return None,
        }
        Some(head)
    }
}

impl fmt::Display for TraceRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PowerOn { atr } => write!(f, "power on, ATR {}", hex::encode_upper(&atr.0)),
            Self::PowerOff => f.write_str("power off"),
            Self::WarmReset { atr } => write!(f, "warm reset, ATR {}", hex::encode_upper(&atr.0)),
            Self::Exchange(exchange) => write!(f, "{exchange}"),
        }
    }
}

impl fmt::Display for ExchangeRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  [{}", self.text, hex::encode_upper(&self.head.0))?;
        show(f, &self.data)?;
        if !self.tail.is_empty() {
            write!(f, " {}", hex::encode_upper(&self.tail.0))?;
        }
        f.write_str(" ->")?;
        show(f, &self.response)?;
        match self.status {
            Some(status) => write!(f, " {status}]"),
            None => f.write_str(" no status]"),
        }
    }
}

fn show(f: &mut fmt::Formatter<'_>, payload: &Payload) -> fmt::Result {
    match payload {
        Payload::Shown(bytes) if bytes.is_empty() => Ok(()),
        Payload::Shown(bytes) => write!(f, " {}", hex::encode_upper(&bytes.0)),
        Payload::Hidden { length, what } => write!(f, " <{length} bytes hidden: {what}>"),
    }
}

/// A tracer with what it takes to feed it.
pub(crate) struct Tracing {
    tracer: Box<dyn Tracer>,
    secrets: Secrets,
    decoder: Decoder,
}

impl Tracing {
    pub(crate) fn new(tracer: Box<dyn Tracer>, secrets: Secrets) -> Self {
        Self { tracer, secrets, decoder: Decoder::default() }
    }

    /// Power came, went, or the card was reset.
    pub(crate) fn power(&mut self, record: &TraceRecord) {
        self.decoder.reset();
        self.tracer.record(record);
    }

    pub(crate) fn exchange(&mut self, command: &[u8], response: &[u8]) {
        let record = ExchangeRecord::new(&mut self.decoder, self.secrets, command, response);
        self.tracer.record(&TraceRecord::Exchange(record));
    }
}

/// Header with Lc, data, Le.
fn split(command: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let header = command.len().min(4);
    let Ok(parsed) = Command::parse(command) else {
        let (head, rest) = command.split_at(header);
        return (head, rest, &[]);
    };
    let le = match (parsed.expected, parsed.extended, parsed.data.is_empty()) {
        (None, _, _) => 0,
        (Some(_), false, _) => 1,
        (Some(_), true, false) => 2,
        (Some(_), true, true) => 3,
    };
    let (front, tail) = command.split_at(command.len() - le);
    if command_is_secret(Some(parsed.header)) && tail.iter().any(|byte| *byte != 0) {
        // With a wrong Lc, what stands where Le should be is the rest of the PIN.
        let (head, rest) = command.split_at(header);
        return (head, rest, &[]);
    }
    let (head, data) = front.split_at(front.len() - parsed.data.len());
    (head, data, tail)
}
