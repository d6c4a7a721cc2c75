//! An elementary file of records (ISO 7816-4, 7.3.1), read with READ RECORD.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{bytes::Base64, identifier::FileId, structure::access::ReadAccess};

/// A file of records. Each record is one simple TLV object (JICSAP 1.1, 4.4.1).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordFile {
    /// The file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// Who may read it.
    pub read: ReadAccess,
    /// The records, the first is number 1.
    pub records: Vec<Base64>,
}

impl RecordFile {
    /// The records from number `first` on, 1 for the first; none if there is no such record.
    pub(crate) fn from(&self, first: u8) -> Option<&[Base64]> {
        let records = self.records.get(usize::from(first).checked_sub(1)?..)?;
        (!records.is_empty()).then_some(records)
    }
}
