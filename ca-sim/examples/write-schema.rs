//! Writes the published JSON Schema again: `cargo run -p sekisho-ca-sim --example write-schema`.

use std::{fs, io, path::Path};

use sekisho_ca_sim::AuthorityState;

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/authority.schema.json");
    fs::write(path, serde_json::to_string_pretty(&schemars::schema_for!(AuthorityState))? + "\n")
}
