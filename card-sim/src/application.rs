//! An application of the card: a named set of files, PIN references and private keys.
//!
//! An application is data. The command layer knows file kinds and access rules, not what a file is for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    bytes::Base64,
    identifier::{Aid, FileId},
    pin::Pin,
};

/// A card application (a DF).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The DF name.
    pub aid: Aid,
    /// What people call it.
    pub name: String,
    /// Transparent files, and files of which only the existence is known.
    pub files: Vec<TransparentFile>,
    /// PIN references.
    pub pins: Vec<Pin>,
    /// Private keys.
    pub keys: Vec<Key>,
}

/// An elementary file without structure, read with READ BINARY.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransparentFile {
    /// The file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// Who may read it.
    pub read: ReadAccess,
    /// The physical size in bytes.
    #[schemars(range(max = 65535))]
    pub size: u16,
    /// The byte behind the content, up to the size.
    #[serde(default)]
    pub filler: u8,
    /// What is written at the start of the file.
    #[serde(default)]
    pub content: Base64,
}

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
    /// READ BINARY does not apply: the file is an internal one.
    Internal,
}

/// A private key (an internal EF).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// The PIN reference that has to be verified before the key signs.
    pub pin: FileId,
    /// The key as PKCS #8 PrivateKeyInfo (RFC 5208), DER.
    pub pkcs8: Base64,
}

/// Where an elementary file stands in its application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Index into `files`.
    File(usize),
    /// Index into `pins`.
    Pin(usize),
    /// Index into `keys`.
    Key(usize),
}

impl Application {
    /// Where the file with this identifier stands.
    pub(crate) fn find(&self, fid: FileId) -> Option<Place> {
        (self.files.iter().position(|file| file.fid == fid).map(Place::File))
            .or_else(|| self.pins.iter().position(|pin| pin.fid == fid).map(Place::Pin))
            .or_else(|| self.keys.iter().position(|key| key.fid == fid).map(Place::Key))
    }

    /// The PIN reference with this identifier.
    #[must_use]
    pub fn pin(&self, fid: FileId) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.fid == fid)
    }
}

impl TransparentFile {
    /// Appends up to `length` bytes from `offset` on: the content, then the filler.
    pub(crate) fn read_into(&self, offset: usize, length: usize, out: &mut Vec<u8>) {
        let end = (offset + length).min(usize::from(self.size));
        let written = self.content.len().min(end);
        if let Some(content) = self.content.get(offset..written) {
            out.extend_from_slice(content);
        }
        let filled = end - offset.max(written).min(end);
        out.resize(out.len() + filled, self.filler);
    }
}
