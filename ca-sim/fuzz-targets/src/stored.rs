//! The stored inputs: seeds written by people, and what campaigns found.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

const SEEDS: &str = "seeds";
const CORPUS: &str = "corpus";

/// One stored input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredInput {
    /// The file it is in.
    pub path: PathBuf,
    /// What the target gets.
    pub bytes: Vec<u8>,
}

/// The inputs of one target below `folder`, which is `ca-sim/fuzz`: those in `seeds` and those in `corpus`, in the order of
/// their names.
///
/// # Errors
/// If a folder or file cannot be read.
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
            let bytes = fs::read(&path)?;
            inputs.push(StoredInput { path, bytes });
        }
    }
    Ok(inputs)
}
