//! Writing a file so that it is there whole or not at all.

use std::fs::Permissions;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::failure::Failure;

/// Writes beside the path, flushes, and renames.
///
/// # Errors
/// [`Failure::Io`].
pub fn write_durably(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new().permissions(Permissions::from_mode(0o644)).tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map(drop).map_err(|refused| refused.error)
    };
    write().map_err(Failure::io(format!("write {}", path.display())))
}
