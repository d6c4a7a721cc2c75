//! Writes the published JSON Schemas again: `cargo run -p sekisho-card-sim --example write-schema`.

use std::{fs, io, path::Path};

<<<<<<< HEAD
use sekisho_card_sim::{CardFile, TraceRecord, link::command_times_schema};
=======
use sekisho_card_sim::{CardFile, TraceRecord, fault::FaultScript};
>>>>>>> faults

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    fs::create_dir_all(&folder)?;
    write(&folder.join("card.schema.json"), &schemars::schema_for!(CardFile))?;
<<<<<<< HEAD
    write(&folder.join("trace.schema.json"), &schemars::schema_for!(TraceRecord))?;
    write(&folder.join("command-times.schema.json"), &command_times_schema())
=======
    write(&folder.join("faults.schema.json"), &schemars::schema_for!(FaultScript))?;
    write(&folder.join("trace.schema.json"), &schemars::schema_for!(TraceRecord))
>>>>>>> faults
}

fn write(path: &Path, schema: &schemars::Schema) -> io::Result<()> {
    fs::write(path, serde_json::to_string_pretty(schema)? + "\n")
}
