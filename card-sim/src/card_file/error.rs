//! What is wrong with a card file, and where.

use crate::{
    identifier::{Aid, FileId, Tag},
    pin::PinFormat,
    status::StatusWord,
};

/// A card file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CardFileError {
    /// The text is not JSON.
    #[error("the card file is not JSON: line {line}, column {column}: {detail}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON reader said.
        detail: String,
    },
    /// A field is missing, unknown or of the wrong type.
    #[error("the card file's field `{path}` (line {line}): {detail}")]
    Field {
        /// Where, as `applications[0].pins[1].limit`.
        path: String,
        /// Line, from 1.
        line: usize,
        /// What was expected and what came.
        detail: String,
    },
    /// A field breaks a rule of the card.
    #[error("the card file's field `{path}`: {fault}")]
    Rule {
        /// Where, as `applications[0].pins[1].limit`.
        path: String,
        /// Which rule.
        fault: Fault,
    },
}

/// A rule that a card file breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// An answer to reset has 2 to 33 bytes (ISO 7816-3, 8.2.1).
    #[error("expected an answer to reset of 2 to 33 bytes, got {got}")]
    AtrLength {
        /// Bytes given.
        got: usize,
    },
    /// The content does not fit into the file.
    #[error("the file holds {size} bytes, the content has {got}; shorten it or enlarge `size`")]
    ContentTooLong {
        /// The file's size in bytes.
        size: u16,
        /// The content's length in bytes.
        got: usize,
    },
    /// Two applications have the same name.
    #[error("application {aid} is already on the card")]
    DuplicateApplication {
        /// The name.
        aid: Aid,
    },
    /// Two data objects of an application or of the issuer security domain have the same tag.
    #[error("data object {tag} is already there")]
    DuplicateObject {
        /// The tag.
        tag: Tag,
    },
    /// Two elementary files of an application have the same identifier.
    #[error("file {fid} is already in this application")]
    DuplicateFile {
        /// The identifier.
        fid: FileId,
    },
    /// A key identifier has 16 bytes.
    #[error("expected a key identifier of {expected} bytes, got {got}")]
    KeyIdLength {
        /// Bytes expected.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
    /// A retry limit is one nibble.
    #[error("expected a retry limit of 1 to {most}, or 0 for none, got {got}")]
    Limit {
        /// The largest limit.
        most: u8,
        /// The limit given.
        got: u8,
    },
    /// The file does not say that it is a test object.
    #[error("expected true: this card simulator holds test objects only, never a real card's data")]
    NotATestObject,
    /// The default key is no signature key of the application.
    #[error("no signature key {fid} in this application")]
    NoSignatureKey {
        /// The identifier named.
        fid: FileId,
    },
    /// The value does not have the reference's form. The value itself is not repeated.
    #[error("expected {expected}")]
    PinFormat {
        /// The form.
        expected: PinFormat,
    },
    /// A setting that answers an error was given `9000`.
    #[error("expected an error status, got {got}")]
    StatusGrants {
        /// The status given.
        got: StatusWord,
    },
    /// More PIN references than an application can have.
    #[error("expected at most {most} PIN references, got {got}")]
    TooManyPins {
        /// The most.
        most: usize,
        /// References given.
        got: usize,
    },
    /// A record is read whole or not at all, by number.
    #[error("expected at most {most} {what}, got {got}")]
    Records {
        /// The most.
        most: usize,
        /// Of what.
        what: &'static str,
        /// How many were given.
        got: usize,
    },
    /// The file that the terminal CA key belongs to is no internal file of the application.
    #[error("no internal file {fid} in this application")]
    NoInternalFile {
        /// The identifier named.
        fid: FileId,
    },
    /// The profile and the JPKI application's token information are of different tokens.
    #[error(
        "the profile's token label is {expected:?}, the one in file 0006 of the JPKI application is {got:?}; change one of them"
    )]
    TokenLabel {
        /// The profile's label.
        expected: &'static str,
        /// The label in the file, without padding.
        got: String,
    },
    /// The counter stands above its limit.
    #[error("expected at most the limit, {limit}, got {got}")]
    TriesAboveLimit {
        /// The limit.
        limit: u8,
        /// The counter given.
        got: u8,
    },
    /// An access rule names a PIN reference that the application does not have.
    #[error("no PIN reference {fid} in this application")]
    UnknownPin {
        /// The identifier named.
        fid: FileId,
    },
    /// The document is of another version.
    #[error("expected version {expected}, got {got}; make the card again with this version of the program")]
    Version {
        /// The version this library reads.
        expected: u32,
        /// The version given.
        got: u32,
    },
}

impl CardFileError {
    pub(crate) fn syntax(error: &serde_json::Error) -> Self {
        Self::Syntax { line: error.line(), column: error.column(), detail: error.to_string() }
    }

    pub(crate) fn from_serde(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = error.path().to_string();
        let error = error.into_inner();
        if error.is_data() {
            let detail = if path.ends_with(".value") {
                "expected a text in quotation marks".to_owned()
            } else if path.contains(".pins") {
                without_value(error.to_string())
            } else {
                error.to_string()
            };
            Self::Field { path, line: error.line(), detail }
        } else {
            Self::syntax(&error)
        }
    }
}

/// What the JSON reader says about a part of a PIN reference, without what was found there: a secret stands in the wrong
/// place as easily as one of the wrong type in the right one. The names of unknown fields stay.
fn without_value(detail: String) -> String {
    match detail.rsplit_once(", expected ") {
        Some((found, expected)) if !found.starts_with("unknown field") => format!("expected {expected}"),
        _ => detail,
    }
}
