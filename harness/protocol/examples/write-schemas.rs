//! Writes the published JSON Schemas anew: `cargo run -p sekisho-harness-protocol --example write-schemas`.
#![expect(clippy::print_stdout, reason = "a command for maintainers")]

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    fs::create_dir_all(&folder)?;
    for document in sekisho_harness_protocol::message_schemas() {
        let path = folder.join(document.file);
        fs::write(&path, serde_json::to_string_pretty(&document.schema)? + "\n")?;
        println!("{}", path.display());
    }
    Ok(())
}
