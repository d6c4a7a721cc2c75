//! The published schema is that of the types.

use std::{fs, path::Path};

use sekisho_reports_log::event_schema;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/event.schema.json");
    let published = fs::read_to_string(path).unwrap_or_default();
    let current = serde_json::to_string_pretty(&event_schema()).unwrap() + "\n";
    assert!(
        published == current,
        "the schema has drifted: run `cargo run -p sekisho-reports-log --example write-schema` and read the difference; \
         a changed field raises VERSION"
    );
}
