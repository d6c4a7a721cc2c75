//! The stored inputs: seeds written by people, and what campaigns found.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::script::bytes_of_script;

const SEEDS: &str = "seeds";
const CORPUS: &str = "corpus";

/// Ending of seeds that are scripts; all others are taken as they are.
const SCRIPT: &str = "txt";

/// One stored input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredInput {
    /// The file it is in.
    pub path: PathBuf,
    /// What the target gets.
    pub bytes: Vec<u8>,
}

/// The inputs of one target below `folder`, which is `card-sim/fuzz`: those in `seeds` and those in `corpus`, in the order
/// of their names.
///
/// # Errors
/// If a folder or file cannot be read; `InvalidData` if a script has a line that means nothing.
pub fn stored_inputs(folder: &Path, target: &str) -> io::Result<Vec<StoredInput>> {
    let mut inputs = Vec::new();
    for kind in [SEEDS, CORPUS] {
        let entries = match fs::read_dir(folder.join(kind).join(target)) {
            // A campaign may have found nothing that people had not written.
            Err(error) if kind == CORPUS && error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        paths.sort();
        for path in paths {
            let mut bytes = fs::read(&path)?;
            if path.extension().is_some_and(|ending| ending == SCRIPT) {
                let invalid = |error: String| io::Error::new(io::ErrorKind::InvalidData, error);
                let text = str::from_utf8(&bytes).map_err(|error| invalid(error.to_string()))?;
                bytes = bytes_of_script(text).map_err(|error| invalid(format!("{}: {error}", path.display())))?;
            }
            inputs.push(StoredInput { path, bytes });
        }
    }
    Ok(inputs)
}
