//! The state as JSON: read with an exact message, and checked before it is written.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::CaError;
use crate::state::AuthorityState;

/// Reads a state file without opening it for changes: for looking at one that may be in use.
///
/// # Errors
/// [`CaError::Io`] if it cannot be read, [`CaError::StateFile`] naming the field if it cannot be used.
pub fn load(path: &Path) -> Result<AuthorityState, CaError> {
    parse_state(path, &fs::read(path).map_err(io_error("read", path))?)
}

/// Reads the text of a state file. `path` is for messages.
///
/// # Errors
/// [`CaError::StateFile`] naming the field if it cannot be used.
pub fn parse_state(path: &Path, json: &[u8]) -> Result<AuthorityState, CaError> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let state: AuthorityState = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| broken(path, error.path().to_string(), error.into_inner().to_string()))?;
    reader.end().map_err(|error| broken(path, ".".to_owned(), error.to_string()))?;
    check(path, &state)?;
    Ok(state)
}

/// The text of the file. What [`parse_state`] would refuse is refused here, so that no file is written that cannot be read.
pub(crate) fn text(path: &Path, state: &AuthorityState) -> Result<String, CaError> {
    check(path, state)?;
    let json = serde_json::to_string_pretty(state);
    Ok(json.map_err(|error| broken(path, ".".to_owned(), error.to_string()))? + "\n")
}

pub(crate) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> CaError {
    move |error| CaError::Io { action, path: path.display().to_string(), problem: error.to_string() }
}

fn check(path: &Path, state: &AuthorityState) -> Result<(), CaError> {
    state.contradiction().map_or(Ok(()), |(field, problem)| Err(broken(path, field, problem.to_owned())))
}

fn broken(path: &Path, field: String, problem: String) -> CaError {
    CaError::StateFile { path: path.display().to_string(), field, problem }
}
