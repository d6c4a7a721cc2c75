//! The commands that the card accepts, as data.

use super::terminal::step as terminal;
use crate::apdu::Case;

/// One accepted form of a command.
#[derive(Clone, Copy, Debug)]
pub struct CommandShape {
    /// The command's name.
    pub name: &'static str,
    /// CLA.
    pub class: u8,
    /// INS.
    pub instruction: u8,
    /// P1.
    pub p1: Parameter,
    /// P2.
    pub p2: Parameter,
    /// The cases of ISO 7816-4 in which it may come.
    pub cases: &'static [Case],
    /// What it does.
    pub operation: Operation,
}

/// The values that P1 or P2 may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Any value.
    Any,
    /// This value.
    Is(u8),
    /// `00`: return file control information. `0C`: return no data.
    Control,
    /// As [`Parameter::Control`], of the first application of a name; `02` and `0E`: of the next.
    Occurrence,
    /// `00` to `05`: a signature scheme.
    Scheme,
    /// As [`Parameter::Reference`], or `00`: the application's default key.
    ReferenceOrDefault,
    /// `04` and `05`, one record or all from one on, with a short identifier in the high five bits, 0 for the current file.
    Records,
    /// `80`: the current file. `80|sfi`: the file with short identifier 1 to 30.
    Reference,
    /// `00` to `7F`: the high byte of an offset. `80|sfi`: the file with short identifier 1 to 30.
    OffsetOrShortId,
}

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Operation {
    /// SELECT without a name: the master file.
    SelectMasterFile,
    /// SELECT an elementary file by identifier.
    SelectFile,
    /// SELECT an application by DF name.
    SelectByName,
    /// READ BINARY.
    ReadBinary,
    /// READ RECORD.
    ReadRecord,
    /// VERIFY, or the question how many tries are left.
    Verify,
    /// CHANGE REFERENCE DATA.
    ChangeReferenceData,
    /// CHANGE KEY of JICSAP.
    ChangeKey,
    /// COMPUTE DIGITAL SIGNATURE, in one of six schemes.
    Sign,
    /// INTERNAL AUTHENTICATE.
    InternalAuthenticate,
    /// EXTERNAL AUTHENTICATE.
    ExternalAuthenticate,
    /// GET CHALLENGE.
    GetChallenge,
    /// GET DATA.
    GetData,
    /// The two halves of a terminal's card-verifiable certificate.
    TerminalCertificate,
    /// SET SESSION KEY, which opens secure messaging.
    SetSessionKey,
    /// Commands that only the issuer can use.
    IssuerOnly,
    /// A command that exists on iPhones; a card calls its length wrong.
    LastCommandIndicator,
}

impl Parameter {
    /// Whether the value is one of these.
    #[must_use]
    pub const fn allows(self, value: u8) -> bool {
        match self {
            Self::Any => true,
            Self::Is(only) => value == only,
            Self::Control => matches!(value, 0x00 | 0x0C),
            Self::Occurrence => matches!(value, 0x00 | 0x02 | 0x0C | 0x0E),
            Self::Scheme => matches!(value, 0x00..=0x05),
            Self::ReferenceOrDefault => matches!(value, 0x00 | 0x80..=0x9E),
            Self::Records => matches!(value & 0b111, 0b100 | 0b101) && value >> 3 <= 0x1E,
            Self::Reference => matches!(value, 0x80..=0x9E),
            Self::OffsetOrShortId => matches!(value, 0x00..=0x7F | 0x81..=0x9E),
        }
    }
}

const ALL: &[Case] = &[Case::One, Case::Two, Case::Three, Case::Four];
const DATA: &[Case] = &[Case::Three];
const DATA_MAYBE_LE: &[Case] = &[Case::Three, Case::Four];
const DATA_AND_LE: &[Case] = &[Case::Four];
const LE: &[Case] = &[Case::Two];

/// Every accepted form. A SELECT with Le although P2 says "no data" is accepted: readers send it.
pub const COMMANDS: &[CommandShape] = {
    use Operation as Do;
    use Parameter::{Any, Control, Is, Occurrence, OffsetOrShortId, Records, Reference, ReferenceOrDefault, Scheme};
    &[
        shape("READ BINARY", 0x00, 0xB0, OffsetOrShortId, Any, LE, Do::ReadBinary),
        shape("SELECT file", 0x00, 0xA4, Is(0x02), Control, DATA_MAYBE_LE, Do::SelectFile),
        shape("SELECT application", 0x00, 0xA4, Is(0x04), Occurrence, DATA_MAYBE_LE, Do::SelectByName),
        shape("SELECT master file", 0x00, 0xA4, Is(0x00), Control, ALL, Do::SelectMasterFile),
        shape("VERIFY", 0x00, 0x20, Is(0x00), Reference, &[Case::One, Case::Two, Case::Three], Do::Verify),
        shape("CHANGE REFERENCE DATA", 0x00, 0x24, Is(0x01), Reference, DATA, Do::ChangeReferenceData),
        shape("CHANGE KEY", 0x80, 0x32, Is(0x00), Reference, DATA, Do::ChangeKey),
        shape("READ RECORD", 0x00, 0xB2, Any, Records, LE, Do::ReadRecord),
        shape("COMPUTE DIGITAL SIGNATURE", 0x80, 0x2A, Scheme, ReferenceOrDefault, DATA_AND_LE, Do::Sign),
        shape("INTERNAL AUTHENTICATE", 0x00, 0x88, Is(0x00), Reference, DATA_AND_LE, Do::InternalAuthenticate),
        shape("GET CHALLENGE", 0x00, 0x84, Is(0x00), Is(0x00), LE, Do::GetChallenge),
        shape("GET DATA", 0x00, 0xCA, Any, Any, LE, Do::GetData),
        shape("TERMINAL CERTIFICATE", 0x80, 0xA2, Is(terminal::BODY), Is(0xC1), DATA, Do::TerminalCertificate),
        shape("TERMINAL CERTIFICATE", 0x80, 0xA2, Is(terminal::SIGNATURE), Is(0xC1), DATA, Do::TerminalCertificate),
        shape("SET SESSION KEY", 0x80, 0xAE, Is(0x00), Is(0x00), DATA_MAYBE_LE, Do::SetSessionKey),
        shape("EXTERNAL AUTHENTICATE", 0x00, 0x82, Any, Any, ALL, Do::ExternalAuthenticate),
        shape("LOCK DF", 0x80, 0x50, Any, Any, ALL, Do::IssuerOnly),
        shape("UNLOCK DF", 0x80, 0x52, Any, Any, ALL, Do::IssuerOnly),
        shape("UNLOCK KEY", 0x80, 0x54, Any, Any, ALL, Do::IssuerOnly),
        shape("MANAGE ATTRIBUTES", 0x80, 0x8A, Any, Any, ALL, Do::IssuerOnly),
        shape("LAST COMMAND INDICATOR", 0x80, 0xFC, Any, Any, ALL, Do::LastCommandIndicator),
    ]
};

const fn shape(
    name: &'static str,
    class: u8,
    instruction: u8,
    p1: Parameter,
    p2: Parameter,
    cases: &'static [Case],
    operation: Operation,
) -> CommandShape {
    CommandShape { name, class, instruction, p1, p2, cases, operation }
}
