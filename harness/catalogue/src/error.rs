//! Why a catalogue cannot be used.

use thiserror::Error;

/// Why a catalogue cannot be used, and where.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum CatalogueError {
    /// The file is not TOML of the catalogue's form.
    #[error("{file}: {message}")]
    Form {
        /// The file.
        file: String,
        /// What the parser says, with the field it means.
        message: String,
    },
    /// A field has a value that it cannot have.
    #[error("{file}: {id}: {field} {problem}")]
    Field {
        /// The file.
        file: String,
        /// The requirement, or the area for the fields at the head of the file.
        id: String,
        /// The field.
        field: &'static str,
        /// What is wrong with its value.
        problem: Problem,
    },
}

/// What is wrong with a value.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum Problem {
    /// No text.
    #[error("is empty; write what it asks for")]
    Empty,
    /// Not a day.
    #[error("is {got:?}; write a day as YYYY-MM-DD")]
    NotADay {
        /// What stands there.
        got: String,
    },
    /// The period ends before it begins.
    #[error("lies before effective_from; exchange the two or correct one")]
    BeforeTheBeginning,
    /// The text has no Japanese character.
    #[error("has no Japanese character; write the text in Japanese")]
    NotJapanese,
    /// The id does not have the area's form.
    #[error("does not have the form {prefix}-NN; number it within its area")]
    NotOfTheArea {
        /// Prefix of the area.
        prefix: String,
    },
    /// The id does not follow the one before it.
    #[error("does not follow {previous}; sort the file by id and use each id once")]
    OutOfOrder {
        /// The id before it.
        previous: String,
    },
    /// Another file has the same area.
    #[error("is used by another file already; give each area one file")]
    AreaTwice,
}
