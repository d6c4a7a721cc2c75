//! Targets, and where their inputs are.

use std::error::Error;

/// Something that takes any bytes. `B` says which rule an input has broken.
#[derive(Debug)]
pub struct Target<B> {
    /// Its name: that of its program in `fuzz_targets`, and of the folders with its inputs.
    pub name: &'static str,
    /// Runs one input.
    pub run: fn(&[u8]) -> Result<(), B>,
}

/// Makes an input of what a person wrote.
pub type Script = fn(&[u8]) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>>;

/// Targets whose programs and inputs are in one folder.
#[derive(Debug)]
pub struct Suite<'a, B> {
    /// The folder: in it are `Cargo.toml` and `fuzz_targets` with the programs, `seeds` with the inputs written by people,
    /// and `corpus` with those that campaigns found.
    pub folder: &'a str,
    /// The targets, in the order of their names.
    pub targets: &'a [Target<B>],
    /// How inputs are read whose names end in `.txt`; without it, as all others: as they are.
    pub script: Option<Script>,
    /// Octets that decide things in these inputs: tags, lengths, digits, quotes. Changes at random insert them.
    pub telling: &'a [u8],
}
