//! Writes the tables of the page about link timing again: `cargo run -p sekisho-card-sim --example write-timing`.

use std::{error::Error, fs, path::Path};

use sekisho_card_sim::link::with_timing_tables;

fn main() -> Result<(), Box<dyn Error>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/link-timing.md");
    let written = with_timing_tables(&fs::read_to_string(&page)?)?.ok_or("the page has no place for the tables")?;
    fs::write(page, written)?;
    Ok(())
}
