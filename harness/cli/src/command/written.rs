//! Files that are whole or not there: written to a temporary name in the same folder, then renamed.

use std::{io::Write as _, path::Path};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Writes a file in one step.
pub(super) fn whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let mut file = begin(path)?;
    file.write_all(content).map_err(|error| failed(path, &error))?;
    finish(file, path)
}

/// Begins a file that will stand at `path` once it is finished.
pub(super) fn begin(path: &Path) -> Result<NamedTempFile, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder).map_err(|error| failed(path, &error))
}

/// Puts a finished file in its place once it is on the disk.
pub(super) fn finish(file: NamedTempFile, path: &Path) -> Result<(), Failure> {
    file.as_file().sync_all().map_err(|error| failed(path, &error))?;
    put(file, path)
}

/// Puts a finished file in its place, which the system may lose again if the power goes.
pub(super) fn put(file: NamedTempFile, path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;

    let readable = std::fs::Permissions::from_mode(0o644);
    file.as_file().set_permissions(readable).map_err(|error| failed(path, &error))?;
    file.persist(path).map_err(|error| failed(path, &error.error))?;
    Ok(())
}

pub(super) fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Environment(format!("{} cannot be written: {error}", path.display()))
}
