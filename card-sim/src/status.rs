//! Status words: the two bytes that end every response.
//!
//! Which word this card gives in which situation follows what was observed on My Number Cards (JICSAP habits, not
//! ISO 7816-4 ones: a blocked reference answers `6984`, not `6983`).

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The status word SW1-SW2 (ISO 7816-4, 5.6). Written as four hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct StatusWord(u16);

/// A status word with what it means on this card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusMeaning {
    /// The word. For the `63Cx` family, the word with a zero counter.
    pub status: StatusWord,
    /// A name that survives in reports and transcripts.
    pub name: &'static str,
    /// One sentence for a person.
    pub meaning: &'static str,
}

/// Text that is not four hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a status word of four hexadecimal digits such as \"6982\", got {got:?}")]
pub struct StatusWordError {
    /// The text as given.
    pub got: String,
}

macro_rules! status_words {
    ($($constant:ident = $value:literal, $name:literal, $meaning:literal;)*) => {
        impl StatusWord {
            $(#[doc = concat!("`", stringify!($value), "`: ", $meaning)]
            pub const $constant: StatusWord = StatusWord($value);)*
        }

        /// Every status word that the card or its readers know, in ascending order.
        pub const STATUS_WORDS: &[StatusMeaning] = &[
            $(StatusMeaning { status: StatusWord::$constant, name: $name, meaning: $meaning },)*
        ];
    };
}

status_words! {
    NO_RETRY_LIMIT = 0x6300, "verification failed", "the value is wrong; the reference has no retry limit";
    NO_TRIES_LEFT = 0x63C0, "no tries left", "the value is wrong, or the question was asked, and no try is left";
    MEMORY_FAILURE = 0x6581, "memory failure", "the card could not write its memory; nothing was granted or changed";
    FAULTY_SECURITY_ENVIRONMENT = 0x66F1, "faulty security environment", "there is no key to deliver a session key under";
    WRONG_LENGTH = 0x6700, "wrong length", "the length fields do not fit this command";
    CHANNEL_NOT_SUPPORTED = 0x6881, "channel not supported", "only logical channel 0 exists";
    WRONG_FILE_STRUCTURE = 0x6981, "wrong file structure", "the command does not fit the kind of the current file";
    SECURITY_NOT_SATISFIED = 0x6982, "security status not satisfied", "a PIN has to be verified first";
    REFERENCE_LOCKED = 0x6984, "reference locked", "the PIN is blocked";
    CONDITIONS_NOT_SATISFIED = 0x6985, "conditions not satisfied", "the card refuses this use";
    NO_CURRENT_FILE = 0x6986, "no current file", "select an elementary file first";
    MESSAGING_OBJECTS_MISSING = 0x6987, "secure messaging objects missing", "the data objects of secure messaging are not there; the session is over";
    MESSAGING_OBJECTS_INCORRECT = 0x6988, "secure messaging objects incorrect", "a data object of secure messaging is wrong; the session is over";
    NO_MESSAGING_SESSION = 0x69FC, "no secure messaging session", "there is no session key, or not any more";
    WRONG_DATA = 0x6A80, "wrong data", "the data field is not acceptable";
    FUNCTION_NOT_SUPPORTED = 0x6A81, "function not supported", "the card does not have this function";
    NOT_FOUND = 0x6A82, "not found", "no such file or application";
    RECORD_NOT_FOUND = 0x6A83, "record not found", "no such record";
    WRONG_PARAMETERS = 0x6A86, "wrong parameters", "P1 or P2 is not acceptable";
    REFERENCE_NOT_FOUND = 0x6A88, "referenced data not found", "no such data object";
    WRONG_OFFSET = 0x6B00, "wrong offset", "the offset lies past the end of the file";
    UNKNOWN_INSTRUCTION = 0x6D00, "unknown instruction", "the card has no command with this INS";
    UNKNOWN_CLASS = 0x6E00, "unknown class", "the card has no command with this CLA";
    NO_PRECISE_DIAGNOSIS = 0x6F00, "no precise diagnosis", "the card cannot say what went wrong";
    OK = 0x9000, "ok", "done";
}

impl StatusWord {
    /// The word SW1-SW2 as one number.
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// `63Cx`: `tries` verifications remain. The counter is one nibble; more than 15 is shown as 15.
    #[must_use]
    pub const fn tries(tries: u8) -> Self {
        let nibble = if tries > 15 { 15 } else { tries };
        Self(0x63C0 | nibble as u16)
    }

    /// SW1-SW2 as one number.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }

    /// SW1, then SW2.
    #[must_use]
    pub const fn bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// Whether the command was done (`9000`).
    #[must_use]
    pub const fn is_ok(self) -> bool {
        self.0 == Self::OK.0
    }

    /// Tries left, for the `63Cx` family.
    #[must_use]
    pub const fn tries_left(self) -> Option<u8> {
        if self.0 & 0xFFF0 == 0x63C0 { Some((self.0 & 0x0F) as u8) } else { None }
    }

    /// The status word at the end of a response, if the response has one.
    #[must_use]
    pub fn of_response(response: &[u8]) -> Option<Self> {
        response.last_chunk::<2>().map(|bytes| Self(u16::from_be_bytes(*bytes)))
    }

    /// What the word means, if it is one that the card or its readers know.
    #[must_use]
    pub fn meaning(self) -> Option<&'static StatusMeaning> {
        let listed = if self.tries_left().is_some() { Self::NO_TRIES_LEFT } else { self };
        STATUS_WORDS.iter().find(|known| known.status == listed)
    }

    /// The word in words: its name, with the count for `63Cx`.
    #[must_use]
    pub fn describe(self) -> Cow<'static, str> {
        match (self.tries_left(), self.meaning()) {
            (Some(1), _) => Cow::Borrowed("1 try left"),
            (Some(tries), _) if tries > 1 => Cow::Owned(format!("{tries} tries left")),
            (_, Some(known)) => Cow::Borrowed(known.name),
            (_, None) => Cow::Borrowed("unknown status"),
        }
    }
}

impl fmt::Display for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl fmt::Debug for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatusWord({self})")
    }
}

impl FromStr for StatusWord {
    type Err = StatusWordError;

    fn from_str(text: &str) -> Result<Self, StatusWordError> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(text, 16) {
            Ok(value) if digits => Ok(Self(value)),
            _ => Err(StatusWordError { got: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for StatusWord {
    type Error = StatusWordError;

    fn try_from(text: String) -> Result<Self, StatusWordError> {
        text.parse()
    }
}

impl From<StatusWord> for String {
    fn from(status: StatusWord) -> Self {
        status.to_string()
    }
}

impl JsonSchema for StatusWord {
    fn schema_name() -> Cow<'static, str> {
        "StatusWord".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{4}$",
            "description": "A status word, four hexadecimal digits."
        })
    }
}
