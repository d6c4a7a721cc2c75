//! The state as a JSON file: read with an exact message, written so that a killed process leaves the old or the new one.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::error::CaError;
use crate::state::AuthorityState;

/// Reads a state file.
///
/// # Errors
/// [`CaError::Io`] if it cannot be read, [`CaError::StateFile`] naming the field if it cannot be used.
pub fn load(path: &Path) -> Result<AuthorityState, CaError> {
    parse(path, &fs::read(path).map_err(|error| io_error("read", path, &error))?)
}

/// Writes a state file through a temporary file in the same folder. A file that is there already is replaced only if it
/// is a usable state file.
///
/// # Errors
/// [`CaError::StateFile`] if something else stands at `path`, [`CaError::Io`] if the system refuses.
pub fn save(path: &Path, state: &AuthorityState) -> Result<(), CaError> {
    match fs::read(path) {
        Ok(present) => drop(parse(path, &present)?),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(io_error("read", path, &error)),
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let json = serde_json::to_vec_pretty(state).map_err(|error| CaError::StateFile {
        path: path.display().to_string(),
        field: ".".to_owned(),
        problem: error.to_string(),
    })?;
    let write = || {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&json)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        File::open(folder)?.sync_all()
    };
    write().map_err(|error| io_error("write", path, &error))
}

fn parse(path: &Path, json: &[u8]) -> Result<AuthorityState, CaError> {
    let broken =
        |field: String, problem: String| CaError::StateFile { path: path.display().to_string(), field, problem };
    let mut reader = serde_json::Deserializer::from_slice(json);
    let state: AuthorityState = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| broken(error.path().to_string(), error.into_inner().to_string()))?;
    reader.end().map_err(|error| broken(".".to_owned(), error.to_string()))?;
    match state.contradiction() {
        Some((field, problem)) => Err(broken(field, problem.to_owned())),
        None => Ok(state),
    }
}

fn io_error(action: &'static str, path: &Path, error: &std::io::Error) -> CaError {
    CaError::Io { action, path: path.display().to_string(), problem: error.to_string() }
}
