//! The card that answers what was answered before.
//!
//! It keeps no PIN counter and checks nothing. Power is not compared, since it depends on time when a service such as pcscd
//! powers a card: recorded power events are passed over, and only the answer to reset is taken from them.

use std::{fmt, sync::Arc};

use super::{Divergence, Recording, SentCommand, recording::Entry};
use crate::{
    redact::Payload,
    status::StatusWord,
    trace::{ExchangeRecord, TraceRecord},
    transport::VirtualCard,
};

/// Which recorded command a command is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// With the next one.
    #[default]
    Strict,
    /// With each from the present place on; what lies before the one found is passed over for good.
    Lenient,
}

/// Takes each divergence as it happens.
pub type ReplayObserver = Box<dyn FnMut(&Divergence) + Send>;

/// A card that replays a recorded session, and answers `6F00` to everything else.
///
/// A command whose data the recording hides matches any data of the same length: a replayed VERIFY takes every PIN and
/// answers what was recorded.
pub struct Replay {
    recording: Arc<Recording>,
    matching: Matching,
    observer: ReplayObserver,
    /// The next entry.
    place: usize,
    atr: Vec<u8>,
}

impl Replay {
    /// A card at the beginning of the session.
    #[must_use]
    pub fn new(recording: Arc<Recording>, matching: Matching, observer: ReplayObserver) -> Self {
        let atr = recording.atr().to_vec();
        Self { recording, matching, observer, place: 0, atr }
    }

    /// Passes over power events, and takes their answer to reset.
    fn pass_power(&mut self) {
        while let Some(entry) = self.recording.entries().get(self.place) {
            if let TraceRecord::Exchange(_) = entry.record {
                return;
            }
            if let Some(atr) = entry.record.atr() {
                self.atr = atr.to_vec();
            }
            self.place += 1;
        }
    }

    /// Finds the recorded exchange of a command, and goes behind it.
    fn find(&mut self, command: &[u8]) -> Result<Entry, Box<Divergence>> {
        self.pass_power();
        let got = || SentCommand::redacted(command);
        let left = self.recording.entries().get(self.place..).unwrap_or_default();
        let Some(next) = left.first() else {
            let line = self.recording.entries().last().map_or(0, |entry| entry.line);
            return Err(Divergence::AfterTheEnd { line, got: got() }.into());
        };
        let reach = if self.matching == Matching::Lenient { left.len() } else { 1 };
        let found = left.iter().take(reach).position(|entry| is_recorded(entry, command));
        match (found, &next.record) {
            (Some(at), _) => {
                let entry = left.get(at).unwrap_or(next).clone();
                self.place += at + 1;
                Ok(entry)
            }
            (None, TraceRecord::Exchange(expected)) if self.matching == Matching::Strict => {
                Err(Divergence::Different { line: next.line, expected: expected.clone().into(), got: got() }.into())
            }
            (None, _) => Err(Divergence::NotRecorded { line: next.line, got: got() }.into()),
        }
    }

    /// What was answered, as far as the recording shows it.
    fn answer(&mut self, command: &[u8], response: &mut Vec<u8>) -> Result<(), Box<Divergence>> {
        let entry = self.find(command)?;
        let TraceRecord::Exchange(exchange) = entry.record else { return Ok(()) };
        let hidden = match &exchange.response {
            Payload::Shown(data) => {
                response.extend_from_slice(data);
                None
            }
            Payload::Hidden { length, .. } => {
                response.resize(*length, 0);
                Some(*length)
            }
        };
        response.extend(exchange.status.iter().flat_map(|status| status.bytes()));
        match hidden {
            None => Ok(()),
            Some(length) => {
                let command = SentCommand::redacted(command);
                Err(Divergence::HiddenResponse { line: entry.line, length, command }.into())
            }
        }
    }
}

impl VirtualCard for Replay {
    fn power_on(&mut self) {
        self.pass_power();
        if self.place >= self.recording.entries().len() {
            self.place = 0;
            self.atr = self.recording.atr().to_vec();
            self.pass_power();
        }
    }

    fn power_off(&mut self) {}

    fn warm_reset(&mut self) {
        self.pass_power();
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        response.clear();
        if let Err(divergence) = self.answer(command, response) {
            let filled = matches!(*divergence, Divergence::HiddenResponse { .. }) && self.matching == Matching::Lenient;
            if !filled {
                response.clear();
                response.extend_from_slice(&StatusWord::NO_PRECISE_DIAGNOSIS.bytes());
            }
            (self.observer)(&divergence);
        }
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").field("matching", &self.matching).field("place", &self.place).finish_non_exhaustive()
    }
}

/// Whether this is the exchange of a command. Hidden data is compared by its length.
fn is_recorded(entry: &Entry, command: &[u8]) -> bool {
    let TraceRecord::Exchange(ExchangeRecord { head, data, tail, .. }) = &entry.record else { return false };
    let middle = command.strip_prefix(&head[..]).and_then(|rest| rest.strip_suffix(&tail[..]));
    middle.is_some_and(|middle| match data {
        Payload::Shown(bytes) => middle == &bytes[..],
        Payload::Hidden { length, .. } => middle.len() == *length,
    })
}
