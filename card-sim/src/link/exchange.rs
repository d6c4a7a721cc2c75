//! What the model knows of a command and its response: header, lengths and status, never contents.

use crate::{
    apdu::{Command, Header},
    redact::Payload,
    status::StatusWord,
    trace::ExchangeRecord,
};

/// A command and its response, as far as their cost depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The command's header; none if it was shorter than that.
    pub header: Option<Header>,
    /// Bytes of the command APDU.
    pub command_bytes: usize,
    /// Bytes of the command's data field.
    pub data_bytes: usize,
    /// Bytes of the response APDU, status word included. 0: the card did not answer.
    pub response_bytes: usize,
    /// The status word.
    pub status: Option<StatusWord>,
}

impl Exchange {
    /// From the bytes. Of a malformed command everything behind the header counts as data.
    #[must_use]
    pub fn of(command: &[u8], response: &[u8]) -> Self {
        let data = Command::parse(command).map_or(command.len().saturating_sub(4), |parsed| parsed.data.len());
        Self {
            header: Header::of(command),
            command_bytes: command.len(),
            data_bytes: data,
            response_bytes: response.len(),
            status: StatusWord::of_response(response),
        }
    }

    /// From the record of a trace, whether its secrets are hidden or not.
    #[must_use]
    pub fn of_record(record: &ExchangeRecord) -> Self {
        let data = length(&record.data);
        let answer = length(&record.response).saturating_add(if record.status.is_some() { 2 } else { 0 });
        Self {
            header: Header::of(&record.head),
            command_bytes: record.head.len().saturating_add(data).saturating_add(record.tail.len()),
            data_bytes: data,
            response_bytes: answer,
            status: record.status,
        }
    }

    /// Bytes of response data.
    #[must_use]
    pub const fn answered_bytes(&self) -> usize {
        self.response_bytes.saturating_sub(2)
    }

    /// Whether the card did what was asked: `9000`, or a warning (`61`, `62` or `63` in front).
    #[must_use]
    pub fn is_carried_out(&self) -> bool {
        self.status.is_some_and(|status| status.is_ok() || matches!(status.value() >> 8, 0x61..=0x63))
    }
}

fn length(payload: &Payload) -> usize {
    match payload {
        Payload::Shown(bytes) => bytes.len(),
        Payload::Hidden { length, .. } => *length,
    }
}
