//! The published JSON Schema of a catalogue file.

use schemars::Schema;

use crate::file::Written;

/// JSON Schema (draft 2020-12) of one file of the catalogue.
#[must_use]
pub fn file_schema() -> Schema {
    schemars::schema_for!(Written)
}
