//! Says what an exchange was, from its bytes alone.
//!
//! A [`Decoder`] follows the selections in a transcript, so that `00 B0 00 00 00` becomes "READ BINARY of the
//! authentication certificate". It needs no card and works on any transcript that starts at a reset.

use std::fmt;

use crate::{
    apdu::{Command, Header},
    command::{COMMANDS, CommandShape, Operation, SECURE_MESSAGING},
    identifier::FileId,
    names::{KnownApplication, KnownFile},
    redact::command_is_secret,
    status::StatusWord,
};

/// Follows a transcript.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decoder {
    application: Option<&'static KnownApplication>,
    current: Option<FileId>,
}

/// What an exchange was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The command's name; `None` if no command of that kind is known.
    pub name: Option<&'static str>,
    /// What it was about.
    pub target: Target,
    /// Length of the data field in bytes.
    pub data: usize,
    /// Bytes asked for; `None` for a command that carries a PIN, where Le may be a misplaced part of it.
    pub expected: Option<usize>,
    /// Offset in the file, for READ BINARY.
    pub offset: Option<usize>,
    /// Length of the response data in bytes.
    pub answered: usize,
    /// The status word; `None` if the response is too short to have one.
    pub status: Option<StatusWord>,
}

/// What a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing that has a name.
    None,
    /// An application; `None` if it is not a known one.
    Application(Option<&'static KnownApplication>),
    /// An elementary file, with its name if it is a known one.
    File(FileId, Option<&'static KnownFile>),
}

impl Decoder {
    /// Forgets the selection: the card was reset or lost its power.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Decodes one exchange and follows its selection. A malformed command is decoded as far as its header goes.
    pub fn decode(&mut self, command: &[u8], response: &[u8]) -> Decoded {
        let header = Header::of(command);
        let parsed = Command::parse(command).ok();
        let status = StatusWord::of_response(response);
        let shape = header.and_then(shape_of);
        let operation = shape.map(|shape| shape.operation);
        let field = parsed.map_or(&[][..], |command| command.data);
        let target = match (operation, header) {
            (Some(operation), Some(header)) => self.target(operation, header, field),
            _ => Target::None,
        };
        if let (Some(operation), Some(header), Some(status)) = (operation, header, status) {
            self.follow(operation, header, field, target, status);
        }
        let query = operation == Some(Operation::Verify) && parsed.is_some_and(|command| command.data.is_empty());
        Decoded {
            name: if query {
                Some("VERIFY query")
            } else {
                shape.map(|shape| shape.name).or(header.and_then(other_name))
            },
            target,
            data: parsed.map_or(command.len().saturating_sub(4), |command| command.data.len()),
            expected: parsed.and_then(|command| command.expected).filter(|_| !command_is_secret(header)),
            offset: header.filter(|_| operation == Some(Operation::ReadBinary)).map(offset),
            answered: response.len().saturating_sub(2),
            status,
        }
    }

    fn target(&self, operation: Operation, header: Header, data: &[u8]) -> Target {
        match operation {
            Operation::SelectByName => Target::Application(KnownApplication::named_by(data)),
            Operation::SelectFile => match data {
                [high, low] => self.file(FileId::new(u16::from_be_bytes([*high, *low]))),
                _ => Target::None,
            },
            _ => short_reference(operation, header).map_or(Target::None, |reference| self.referred(reference)),
        }
    }

    fn referred(&self, reference: u8) -> Target {
        match reference {
            0x00..=0x80 => self.current.map_or(Target::None, |fid| self.file(fid)),
            0x81..=0x9E => self.file(FileId::of_short(reference & 0x1F)),
            _ => Target::None,
        }
    }

    fn file(&self, fid: FileId) -> Target {
        Target::File(fid, self.application.and_then(|application| application.file(fid)))
    }

    /// Knows a current file or application only where the card cannot have another one: content is shown by it.
    fn follow(&mut self, operation: Operation, header: Header, field: &[u8], target: Target, status: StatusWord) {
        match (operation, target) {
            (Operation::SelectByName, Target::Application(known)) if status.is_ok() => {
                // Which application a shortened name means is up to the card's own order.
                let application = known.filter(|known| known.aid.as_bytes() == field);
                *self = Self { application, current: None };
            }
            (Operation::SelectFile, Target::File(fid, _)) if status.is_ok() => self.current = Some(fid),
            (Operation::SelectFile, _) if status.is_ok() => self.current = None,
            (_, Target::File(fid, _)) if short_reference(operation, header).is_some_and(is_short) => {
                self.current = after_short_reference(operation, status, fid, self.current);
            }
            _ => {}
        }
    }
}

/// The file reference in P1 or P2: `80` the current file, `80|sfi` the one with that short identifier.
fn short_reference(operation: Operation, header: Header) -> Option<u8> {
    match operation {
        Operation::ReadBinary if header.p1 < 0x80 => Some(0x80),
        Operation::ReadBinary => Some(header.p1),
        Operation::ReadRecord => Some(0x80 | header.p2 >> 3),
        Operation::Verify
        | Operation::ChangeReferenceData
        | Operation::ChangeKey
        | Operation::ExternalAuthenticate
        | Operation::InternalAuthenticate => Some(header.p2),
        // P2 = 00 is the application's default key, which has no name here.
        Operation::Sign => (header.p2 != 0).then_some(header.p2),
        _ => None,
    }
}

/// The current file after a command with a short identifier, which selects even when the access is then refused.
fn after_short_reference(
    operation: Operation,
    status: StatusWord,
    fid: FileId,
    before: Option<FileId>,
) -> Option<FileId> {
    match status {
        // Where no key of others is known, it is refused before the reference is looked at, with any status.
        refused if operation == Operation::ExternalAuthenticate && !refused.is_ok() => None,
        StatusWord::OK
        | StatusWord::MEMORY_FAILURE
        | StatusWord::WRONG_FILE_STRUCTURE
        | StatusWord::SECURITY_NOT_SATISFIED
        | StatusWord::REFERENCE_LOCKED
        | StatusWord::CONDITIONS_NOT_SATISFIED
        | StatusWord::NO_RETRY_LIMIT
        | StatusWord::RECORD_NOT_FOUND
        | StatusWord::WRONG_OFFSET => Some(fid),
        _ if status.tries_left().is_some() => Some(fid),
        // Other commands may be set to answer this for a file of the wrong kind, which they have selected.
        StatusWord::NOT_FOUND if matches!(operation, Operation::ReadBinary | Operation::ReadRecord) => before,
        // Refused, perhaps before the reference was looked at.
        _ => None,
    }
}

const fn is_short(reference: u8) -> bool {
    matches!(reference, 0x81..=0x9E)
}

impl fmt::Display for Decoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.unwrap_or("unknown command"))?;
        match self.target {
            Target::None => {}
            Target::Application(Some(application)) => write!(f, " {}", application.name)?,
            Target::Application(None) => f.write_str(" of another card")?,
            Target::File(fid, None) => write!(f, " {fid}")?,
            Target::File(fid, Some(file)) => write!(f, " {fid} {}", file.name)?,
        }
        if let Some(offset) = self.offset {
            write!(f, " from {offset}")?;
        }
        // With a data field, Le says nothing that a person wants to know.
        if let (Some(expected), 0) = (self.expected, self.data) {
            write!(f, " up to {expected} bytes")?;
        }
        match self.status {
            Some(status) => write!(f, " -> {status} {}", status.describe()),
            None => f.write_str(" -> no status"),
        }
    }
}

fn offset(header: Header) -> usize {
    match header.p1 {
        0x00..=0x7F => usize::from(u16::from_be_bytes([header.p1, header.p2])),
        _ => usize::from(header.p2),
    }
}

/// The accepted shape, or one with the same CLA and INS: a wrong parameter does not make it another command, and neither
/// does secure messaging.
fn shape_of(header: Header) -> Option<&'static CommandShape> {
    let class = if header.class == SECURE_MESSAGING { 0x00 } else { header.class };
    let header = Header { class, ..header };
    let same = |shape: &&CommandShape| (shape.class, shape.instruction) == (header.class, header.instruction);
    (COMMANDS.iter().filter(same))
        .find(|shape| shape.p1.allows(header.p1) && shape.p2.allows(header.p2))
        .or_else(|| COMMANDS.iter().find(same))
}

/// Names of commands that this card refuses but readers send.
fn other_name(header: Header) -> Option<&'static str> {
    const NAMES: &[(u8, &str)] = &[
        (0x20, "VERIFY"),
        (0x24, "CHANGE REFERENCE DATA"),
        (0x2A, "PERFORM SECURITY OPERATION"),
        (0x32, "CHANGE KEY"),
        (0x88, "INTERNAL AUTHENTICATE"),
        (0xA2, "VERIFY CERTIFICATE"),
        (0xA4, "SELECT"),
        (0xAE, "SET SESSION KEY"),
        (0xB0, "READ BINARY"),
        (0xB2, "READ RECORD"),
        (0xC0, "GET RESPONSE"),
        (0xCB, "GET DATA"),
    ];
    NAMES.iter().find(|(instruction, _)| *instruction == header.instruction).map(|(_, name)| *name)
}
