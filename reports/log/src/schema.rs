//! The published JSON Schema of a line.

use schemars::Schema;

use crate::Event;

/// JSON Schema (draft 2020-12) of one line of the log.
#[must_use]
pub fn event_schema() -> Schema {
    schemars::schema_for!(Event)
}
