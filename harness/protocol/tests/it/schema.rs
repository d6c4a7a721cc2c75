//! The published schemas are those of the types.

use std::{collections::BTreeSet, fs, path::Path};

use sekisho_harness_protocol::message_schemas;

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut expected = BTreeSet::new();
    for document in message_schemas() {
        let published = fs::read_to_string(folder.join(document.file)).unwrap_or_default();
        let current = serde_json::to_string_pretty(&document.schema).unwrap() + "\n";
        assert!(
            published == current,
            "{} has drifted: run `cargo run -p sekisho-harness-protocol --example write-schemas` and read the difference",
            document.file
        );
        expected.insert(document.file.to_owned());
    }
    let found: BTreeSet<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, expected, "a schema without a type, or a type without a schema");
}
