//! Writes the published JSON Schemas again: `cargo run -p sekisho-card-sim --example write-schema`.

use std::{fs, io, path::Path};

use sekisho_card_sim::{CardFile, TraceRecord, fault::FaultScript, link::command_times_schema};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    fs::create_dir_all(&folder)?;
    write(&folder.join("card.schema.json"), &schemars::schema_for!(CardFile))?;
    write(&folder.join("faults.schema.json"), &schemars::schema_for!(FaultScript))?;
    write(&folder.join("trace.schema.json"), &schemars::schema_for!(TraceRecord))?;
    write(&folder.join("command-times.schema.json"), &command_times_schema())
}

fn write(path: &Path, schema: &schemars::Schema) -> io::Result<()> {
    fs::write(path, serde_json::to_string_pretty(schema)? + "\n")
}
