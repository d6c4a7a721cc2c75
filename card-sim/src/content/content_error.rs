//! Contents that the card's files cannot hold. Errors name the field and never its value: most values are personal.

use crate::{applications::licence::ValueForm, content::tlv::TlvError};

/// A value that does not fit its place on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContentError {
    /// Not the number of bytes that the place has.
    #[error("expected {expected} bytes for the {what}, got {got}")]
    Length {
        /// The field.
        what: &'static str,
        /// Bytes that it has.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
    /// More bytes than the place has.
    #[error("expected at most {most} bytes for the {what}, got {got}")]
    TooLong {
        /// The field.
        what: &'static str,
        /// Most bytes that it takes.
        most: usize,
        /// Bytes given.
        got: usize,
    },
    /// Not this many ASCII digits.
    #[error("expected {expected} ASCII digits, got {got} bytes or other characters")]
    Digits {
        /// Digits that have to be there.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
    /// Digits that are no day.
    #[error("expected a day of the calendar as {form}")]
    Day {
        /// How days are written here, as `YYYYMMDD`.
        form: &'static str,
    },
    /// A character that the card does not write in this field.
    #[error("expected {rule} in the {what}, got U+{got:04X} as character {at}")]
    Character {
        /// The field.
        what: &'static str,
        /// The rule that the character breaks.
        rule: &'static str,
        /// Index of the character, from 0.
        at: usize,
        /// The character's code point.
        got: u32,
    },
    /// A field without a single character.
    #[error("expected at least one character in the {what}")]
    Empty {
        /// The field.
        what: &'static str,
    },
    /// A value that is not written as its field is.
    #[error("expected {expected:?} in the {what}")]
    Form {
        /// The field.
        what: &'static str,
        /// How it is written.
        expected: ValueForm,
    },
    /// No field of the file has this tag.
    #[error("expected the tag of a field of the file, got {got:04X}")]
    UnknownTag {
        /// The tag given.
        got: u16,
    },
    /// Bytes that stand at a fixed place are others.
    #[error("expected other bytes at {at} of the {what}")]
    Bytes {
        /// The structure.
        what: &'static str,
        /// Where, in bytes from its start.
        at: usize,
    },
    /// The objects of a file cannot be read.
    #[error(transparent)]
    Tlv(#[from] TlvError),
}
