//! The state file while somebody changes it: locked, and replaced only if it is still the one that was read.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;

use crate::error::CaError;
use crate::state::AuthorityState;
use crate::state_file::{io_error, parse_state, text};

/// The open state file of an authority. Between reading and writing nobody else may change it: two that issue from the
/// same state would give one serial number twice, and one that saves late would take back a revocation.
#[derive(Debug)]
pub struct AuthorityFile {
    /// As it was named, for messages.
    path: PathBuf,
    /// Where it really is: whoever opens it through a symbolic link changes the file that others have locked, not the link.
    real: PathBuf,
    /// The file at `real`, locked. Open, so that its inode number is not given to another file.
    locked: File,
    /// What it looked like when it was last read or written here.
    seen: Appearance,
}

/// Enough to notice that a file is another one, or was written to.
#[derive(Debug, PartialEq, Eq)]
struct Appearance {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

impl AuthorityFile {
    /// Opens the file of an authority for changes.
    ///
    /// # Errors
    /// [`CaError::Io`] if it cannot be read, [`CaError::InUse`] if somebody else has it open, [`CaError::Changed`] if it
    /// was replaced at that moment, [`CaError::StateFile`] naming the field if it cannot be used.
    pub fn open(path: &Path) -> Result<(AuthorityState, Self), CaError> {
        let real = fs::canonicalize(path).map_err(io_error("read", path))?;
        let mut file = File::open(&real).map_err(io_error("read", path))?;
        lock(&file, path)?;
        let mut json = Vec::new();
        file.read_to_end(&mut json).map_err(io_error("read", path))?;
        let opened = Self::holding(path, &real, file)?;
        // A file that was replaced between opening and locking is not the authority's any more.
        opened.check_unchanged()?;
        Ok((parse_state(path, &json)?, opened))
    }

    /// Writes the file of an authority that has none yet.
    ///
    /// # Errors
    /// [`CaError::Exists`] if there is a file of that name, [`CaError::StateFile`] if the state could not be read back,
    /// [`CaError::Io`] if the system refuses.
    pub fn create(path: &Path, state: &AuthorityState) -> Result<Self, CaError> {
        let written = write_beside(path, path, state)?;
        let file = written.persist_noclobber(path).map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => CaError::Exists { path: path.display().to_string() },
            _ => io_error("write", path)(error.error),
        })?;
        sync_folder(path, path)?;
        let real = fs::canonicalize(path).map_err(io_error("look at", path))?;
        Self::holding(path, &real, file)
    }

    /// Replaces the file in one step: a killed process leaves the old or the new one, and may leave a file beside it whose
    /// name begins with `.sekisho-`, which nobody reads. The mode of the file stays as it is; its owner becomes who runs this.
    ///
    /// # Errors
    /// [`CaError::Changed`] if somebody else changed, replaced or removed it, [`CaError::StateFile`] if the state could
    /// not be read back, [`CaError::Io`] if the system refuses. The file is then left as it is; only if its folder cannot
    /// be flushed in the end, the new file stands there already, and nobody knows whether it survives a loss of power.
    pub fn save(&mut self, state: &AuthorityState) -> Result<(), CaError> {
        let (path, real) = (self.path.clone(), self.real.clone());
        let written = write_beside(&path, &real, state)?;
        let known = self.locked.metadata().map_err(io_error("look at", &path))?;
        written.as_file().set_permissions(known.permissions()).map_err(io_error("write", &path))?;
        self.check_unchanged()?;
        let file = written.persist(&real).map_err(|error| io_error("write", &path)(error.error))?;
        *self = Self::holding(&path, &real, file)?;
        sync_folder(&path, &real)
    }

    fn holding(path: &Path, real: &Path, file: File) -> Result<Self, CaError> {
        let seen = Appearance::of(&file.metadata().map_err(io_error("look at", path))?);
        Ok(Self { path: path.to_owned(), real: real.to_owned(), locked: file, seen })
    }

    fn check_unchanged(&self) -> Result<(), CaError> {
        let unchanged = match fs::metadata(&self.real) {
            Ok(now) => Appearance::of(&now) == self.seen,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(io_error("look at", &self.path)(error)),
        };
        if unchanged { Ok(()) } else { Err(CaError::Changed { path: self.path.display().to_string() }) }
    }
}

impl Appearance {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Self { length: metadata.len(), modified: metadata.modified().ok(), inode }
    }
}

/// Writes, locks and flushes a temporary file in the folder of `real`.
fn write_beside(path: &Path, real: &Path, state: &AuthorityState) -> Result<NamedTempFile, CaError> {
    let text = text(path, state)?;
    let written = tempfile::Builder::new().prefix(".sekisho-").tempfile_in(folder(real));
    let mut written = written.map_err(io_error("write", path))?;
    lock(written.as_file(), path)?;
    written.write_all(text.as_bytes()).map_err(io_error("write", path))?;
    written.as_file().sync_all().map_err(io_error("write", path))?;
    Ok(written)
}

fn lock(file: &File, path: &Path) -> Result<(), CaError> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => CaError::InUse { path: path.display().to_string() },
        TryLockError::Error(error) => io_error("lock", path)(error),
    })
}

/// Makes the rename itself durable.
fn sync_folder(path: &Path, real: &Path) -> Result<(), CaError> {
    File::open(folder(real)).and_then(|folder| folder.sync_all()).map_err(io_error("write", path))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
