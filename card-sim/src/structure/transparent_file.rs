//! An elementary file without structure (ISO 7816-4, 7.2.1), read with READ BINARY.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{bytes::Base64, identifier::FileId, structure::access::ReadAccess};

/// A transparent file.
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

impl TransparentFile {
    /// A file with this content and at least this size in bytes: a longer content makes a larger file rather than a card
    /// that cannot be made.
    pub(crate) fn holding(fid: FileId, name: &str, read: ReadAccess, size: u16, filler: u8, content: Vec<u8>) -> Self {
        let size = size.max(u16::try_from(content.len()).unwrap_or(u16::MAX));
        Self { fid, name: name.to_owned(), read, size, filler, content: Base64(content) }
    }

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
