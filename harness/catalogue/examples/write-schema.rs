//! Writes the published JSON Schema anew: `cargo run -p sekisho-harness-catalogue --example write-schema`.
#![expect(clippy::print_stdout, reason = "a command for maintainers")]

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/requirements.schema.json");
    fs::write(&path, serde_json::to_string_pretty(&sekisho_harness_catalogue::file_schema())? + "\n")?;
    println!("{}", path.display());
    Ok(())
}
