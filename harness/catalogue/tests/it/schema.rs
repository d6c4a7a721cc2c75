//! The published schema is that of the types.

use std::{fs, path::Path};

use sekisho_harness_catalogue::file_schema;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/requirements.schema.json");
    let published = fs::read_to_string(path).unwrap_or_default();
    let current = serde_json::to_string_pretty(&file_schema()).unwrap() + "\n";
    assert!(
        published == current,
        "the schema has drifted: run `cargo run -p sekisho-harness-catalogue --example write-schema` and read the difference"
    );
}
