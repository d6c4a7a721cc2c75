//! The stored inputs: seeds written by people, and what campaigns found.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::Suite;

const SEEDS: &str = "seeds";
const CORPUS: &str = "corpus";

/// Ending of the names of scripts.
const SCRIPT: &str = "txt";

/// One stored input.
pub(crate) struct StoredInput {
    /// The file it is in.
    pub(crate) path: PathBuf,
    /// What the target gets.
    pub(crate) bytes: Vec<u8>,
}

impl<B> Suite<'_, B> {
    /// The inputs of one target: those in `seeds` and those in `corpus`, in the order of their names.
    pub(crate) fn inputs(&self, target: &str) -> io::Result<Vec<StoredInput>> {
        let mut inputs = Vec::new();
        for kind in [SEEDS, CORPUS] {
            let entries = match Path::new(self.folder).join(kind).join(target).read_dir() {
                // A campaign may have found nothing that people had not written.
                Err(error) if kind == CORPUS && error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries?,
            };
            let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
            paths.sort();
            for path in paths {
                let mut bytes = fs::read(&path)?;
                let script = self.script.filter(|_| path.extension().is_some_and(|ending| ending == SCRIPT));
                if let Some(script) = script {
                    let at = |error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()));
                    bytes = script(&bytes).map_err(at)?;
                }
                inputs.push(StoredInput { path, bytes });
            }
        }
        Ok(inputs)
    }

    /// Writes the stored inputs of a target where libFuzzer finds them, scripts as bytes. The arguments are those of a
    /// command: the target and the folder.
    ///
    /// # Errors
    /// `InvalidInput` for other arguments; `InvalidData` if a script means nothing; if a file cannot be read or written.
    pub fn write_inputs(&self, arguments: impl Iterator<Item = String>) -> io::Result<()> {
        let arguments: Vec<String> = arguments.collect();
        let [target, folder] = arguments.as_slice() else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected: TARGET FOLDER"));
        };
        fs::create_dir_all(folder)?;
        for input in self.inputs(target)? {
            let name = input.path.file_name().ok_or(io::ErrorKind::InvalidData)?;
            fs::write(Path::new(folder).join(name), input.bytes)?;
        }
        Ok(())
    }
}
