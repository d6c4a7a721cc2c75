//! Writes the page about what the card answers again: `cargo run -p sekisho-card-sim --example write-answers`.

mod page;

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/card-answers.md"), page::page())
}
