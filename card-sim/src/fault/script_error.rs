//! What is wrong with a fault script, and where.

/// A fault script that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScriptError {
    /// The text is not JSON.
    #[error("the fault script is not JSON: line {line}, column {column}: {detail}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON reader said.
        detail: String,
    },
    /// A field is missing, unknown or of the wrong type.
    #[error("the fault script's field `{path}` (line {line}): {detail}")]
    Field {
        /// Where, as `faults[0].when.command.nth`.
        path: String,
        /// Line, from 1.
        line: usize,
        /// What was expected and what came.
        detail: String,
    },
    /// A field breaks a rule.
    #[error("the fault script's field `{path}`: {rule}")]
    Rule {
        /// Where, as `faults[0].effect.garbage.length`.
        path: String,
        /// Which rule.
        rule: BrokenRule,
    },
}

/// A rule that a fault script breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BrokenRule {
    /// The document is of another version.
    #[error("expected version {expected}, got {got}")]
    Version {
        /// The version this library reads.
        expected: u32,
        /// The version given.
        got: u32,
    },
    /// A fault is spoken of by its name.
    #[error("expected a name, got an empty text")]
    NoName,
    /// Two faults have the same name.
    #[error("there is another fault of the name {name:?}")]
    DuplicateName {
        /// The name.
        name: String,
    },
    /// A number is out of its range.
    #[error("expected a number from {least} to {most}, got {got}")]
    Range {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
        /// The number given.
        got: u32,
    },
    /// Both the trigger and the effect say at which byte.
    #[error("the trigger `byte` says already when it happens; leave this field out, or take another trigger")]
    MomentTwice,
}

impl ScriptError {
    pub(super) fn syntax(error: &serde_json::Error) -> Self {
        Self::Syntax { line: error.line(), column: error.column(), detail: error.to_string() }
    }

    pub(super) fn from_serde(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = error.path().to_string();
        let error = error.into_inner();
        if error.is_data() {
            Self::Field { path, line: error.line(), detail: error.to_string() }
        } else {
            Self::syntax(&error)
        }
    }
}
