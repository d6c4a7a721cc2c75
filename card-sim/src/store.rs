//! Where a card's state is kept between power cycles.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{card_file::CardFile, card_file_error::CardFileError};

/// Keeps the card's state. The card saves before it acts on a change, and refuses when saving fails.
pub trait CardStore: Send {
    /// Makes the state durable.
    ///
    /// # Errors
    /// [`StoreError`] if the state may not survive a power loss.
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError>;
}

/// State that could not be kept or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A new card would replace an existing file.
    #[error("{path} exists already; choose another name or remove it")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is there but is no card. It is left as it is.
    #[error("{path}: {error}; the file was left as it is")]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: CardFileError,
    },
    /// The file system refused.
    #[error("cannot {action} {path}: {error}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The file system's answer.
        error: io::Error,
    },
}

/// Keeps nothing: the card lives as long as its process.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemoryStore;

/// Keeps the card in a JSON file, replaced atomically.
///
/// There is no way to hold a store for a file that is not a card, so a broken file is never overwritten.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl CardStore for MemoryStore {
    fn save(&mut self, _: &CardFile) -> Result<(), StoreError> {
        Ok(())
    }
}

impl FileStore {
    /// Opens an existing card.
    ///
    /// # Errors
    /// [`StoreError::Io`] if the file cannot be read, [`StoreError::Broken`] if it is no card.
    pub fn open(path: &Path) -> Result<(CardFile, Self), StoreError> {
        let text = fs::read_to_string(path).map_err(failed("read", path))?;
        let file = CardFile::parse(&text).map_err(|error| StoreError::Broken { path: path.to_owned(), error })?;
        Ok((file, Self { path: path.to_owned() }))
    }

    /// Writes a new card.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if there is a file of that name, [`StoreError::Broken`] if `file` breaks a rule,
    /// [`StoreError::Io`] if it cannot be written.
    pub fn create(path: &Path, file: &CardFile) -> Result<Self, StoreError> {
        file.check().map_err(|error| StoreError::Broken { path: path.to_owned(), error })?;
        let written = write_beside(path, file)?;
        written.persist_noclobber(path).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
            _ => failed("create", path)(error.error),
        })?;
        sync_folder(path)?;
        Ok(Self { path: path.to_owned() })
    }
}

impl CardStore for FileStore {
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError> {
        let written = write_beside(&self.path, file)?;
        written.persist(&self.path).map_err(|error| failed("replace", &self.path)(error.error))?;
        sync_folder(&self.path)
    }
}

/// Writes and fsyncs a temporary file in the folder of `path`.
fn write_beside(path: &Path, file: &CardFile) -> Result<NamedTempFile, StoreError> {
    let text = file.to_json().map_err(|error| failed("write", path)(error.into()))?;
    let mut written = NamedTempFile::new_in(folder(path)).map_err(failed("write beside", path))?;
    written.write_all(text.as_bytes()).map_err(failed("write", path))?;
    written.as_file().sync_all().map_err(failed("flush", path))?;
    Ok(written)
}

/// Makes the rename itself durable.
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    File::open(folder(path)).and_then(|folder| folder.sync_all()).map_err(failed("flush the folder of", path))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    move |error| StoreError::Io { action, path: path.to_owned(), error }
}
