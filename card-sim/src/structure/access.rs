//! Who may read a file, and who may use a key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identifier::FileId;

/// Who may read a file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAccess {
    /// Everybody.
    Free,
    /// Whoever verified any one of these PIN references.
    AnyOf(Vec<FileId>),
    /// Nobody: the file exists, its purpose is not publicly known. Setting `unidentified_files` can hide it.
    Unidentified,
    /// Reading does not apply: the file is an internal one.
    Internal,
}

/// Who may use a key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyAccess {
    /// Everybody.
    Free,
    /// Whoever verified any one of these PIN references.
    AnyOf(Vec<FileId>),
}

impl ReadAccess {
    /// The PIN references that the rule names.
    #[must_use]
    pub fn pins(&self) -> &[FileId] {
        match self {
            Self::AnyOf(pins) => pins,
            Self::Free | Self::Unidentified | Self::Internal => &[],
        }
    }
}

impl KeyAccess {
    /// The PIN references that the rule names.
    #[must_use]
    pub fn pins(&self) -> &[FileId] {
        match self {
            Self::AnyOf(pins) => pins,
            Self::Free => &[],
        }
    }
}
