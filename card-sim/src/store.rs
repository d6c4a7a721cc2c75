//! Where a card's state is kept between power cycles.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{card_file::CardFile, card_file::CardFileError};

/// Keeps the card's state. The card saves before it acts on a change, and refuses when saving fails.
pub trait CardStore: Send {
    /// Makes the state durable.
    ///
    /// # Errors
    /// [`StoreError`] if the state may not survive a power loss.
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError>;

    /// Leaves what a loss of power leaves after this many bytes of a save were written. The state that was durable before
    /// still is. A memory without an intermediate state leaves nothing.
    ///
    /// # Errors
    /// [`StoreError`] if that cannot be staged.
    fn tear(&mut self, file: &CardFile, octets: usize) -> Result<(), StoreError> {
        let _ = (file, octets);
        Ok(())
    }
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
    /// Another process has the card open: two would overwrite each other's counters.
    #[error("{path} is in use by another process; stop that one first")]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else changed or replaced the file while the card was open. It is left as it is.
    #[error("{path} was changed by somebody else while the card was open; open the card again")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The card has lost its power.
    #[error("the power was lost while the card was writing")]
    PowerLost,
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
/// The store holds a lock on the file, so that no second process opens it, and never overwrites what it has not written
/// or read itself: neither a broken file, which cannot be opened, nor one that was edited meanwhile.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
    /// The file at `path`, locked.
    file: File,
    /// What it looked like when it was last read or written here.
    seen: Appearance,
}

/// Enough to notice that a file is another one, or was written to.
#[derive(Debug, PartialEq, Eq)]
struct Appearance {
    length: u64,
    modified: Option<std::time::SystemTime>,
    inode: u64,
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
    /// [`StoreError::Io`] if the file cannot be read, [`StoreError::InUse`] if another store has it open,
    /// [`StoreError::Broken`] if it is no card.
    pub fn open(path: &Path) -> Result<(CardFile, Self), StoreError> {
        let mut file = File::open(path).map_err(failed("open", path))?;
        lock(&file, path)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(failed("read", path))?;
        let store = Self::holding(path, file)?;
        // A file that was replaced between opening and locking is somebody else's by now.
        store.check_unchanged()?;
        Ok((parse(&text, path)?, store))
    }

    /// Writes a new card.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if there is a file of that name, [`StoreError::Broken`] if `card` breaks a rule,
    /// [`StoreError::Io`] if it cannot be written.
    pub fn create(path: &Path, card: &CardFile) -> Result<Self, StoreError> {
        card.check().map_err(|error| StoreError::Broken { path: path.to_owned(), error })?;
        let text = card.to_json().map_err(|error| failed("write", path)(error.into()))?;
        let file =
            write_beside(path, text.as_bytes())?.persist_noclobber(path).map_err(|error| match error.error.kind() {
                io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
                _ => failed("create", path)(error.error),
            })?;
        let store = Self::holding(path, file)?;
        sync_folder(path)?;
        Ok(store)
    }

    /// Reads a card without opening it: for looking at one that may be in use.
    ///
    /// # Errors
    /// [`StoreError::Io`] if the file cannot be read, [`StoreError::Broken`] if it is no card.
    pub fn peek(path: &Path) -> Result<CardFile, StoreError> {
        parse(&fs::read_to_string(path).map_err(failed("read", path))?, path)
    }

    fn holding(path: &Path, file: File) -> Result<Self, StoreError> {
        let seen = file.metadata().map_err(failed("look at", path))?;
        Ok(Self { path: path.to_owned(), file, seen: Appearance::of(&seen) })
    }

    /// Saves, with `sync` to make the rename durable. If that fails the file is what it was before.
    fn save_and(&mut self, card: &CardFile, sync: impl Fn(&File) -> io::Result<()>) -> Result<(), StoreError> {
        self.check_unchanged()?;
        let text = card.to_json().map_err(|error| failed("write", &self.path)(error.into()))?;
        // Whatever can fail is done before the rename.
        let folder = File::open(folder(&self.path)).map_err(failed("open the folder of", &self.path))?;
        let mut before = self.replace(text.as_bytes())?;
        let Err(error) = sync(&folder) else { return Ok(()) };
        // The caller goes back to the old state, so the file does too, as far as the file system still lets it.
        let mut old = Vec::new();
        before.rewind().and_then(|()| before.read_to_end(&mut old)).map_err(failed("read", &self.path))?;
        self.replace(&old)?;
        Err(failed("flush the folder of", &self.path)(error))
    }

    /// Puts a file with this text in the place of the present one, which is handed back, still open.
    fn replace(&mut self, text: &[u8]) -> Result<File, StoreError> {
        let written = write_beside(&self.path, text)?;
        let now = written.as_file().metadata().map_err(failed("look at", &self.path))?;
        let file = written.persist(&self.path).map_err(|error| failed("replace", &self.path)(error.error))?;
        self.seen = Appearance::of(&now);
        Ok(std::mem::replace(&mut self.file, file))
    }

    fn check_unchanged(&self) -> Result<(), StoreError> {
        let now = fs::metadata(&self.path).map_err(failed("look at", &self.path))?;
        if Appearance::of(&now) == self.seen { Ok(()) } else { Err(StoreError::Changed { path: self.path.clone() }) }
    }
}

impl CardStore for FileStore {
    fn save(&mut self, card: &CardFile) -> Result<(), StoreError> {
        self.save_and(card, File::sync_all)
    }

    /// A file with the beginning of the text stays beside the card's.
    fn tear(&mut self, card: &CardFile, octets: usize) -> Result<(), StoreError> {
        let text = card.to_json().map_err(|error| failed("write", &self.path)(error.into()))?;
        let written = text.as_bytes().get(..octets).unwrap_or(text.as_bytes());
        let kept = write_beside(&self.path, written)?.keep();
        kept.map_err(|error| failed("write beside", &self.path)(error.error)).map(drop)
    }
}

impl Appearance {
    fn of(metadata: &Metadata) -> Self {
        // The store keeps the file open, so that its inode number is not given to another file.
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Self { length: metadata.len(), modified: metadata.modified().ok(), inode }
    }
}

fn parse(text: &str, path: &Path) -> Result<CardFile, StoreError> {
    CardFile::parse(text).map_err(|error| StoreError::Broken { path: path.to_owned(), error })
}

/// Writes, locks and fsyncs a temporary file in the folder of `path`.
fn write_beside(path: &Path, text: &[u8]) -> Result<NamedTempFile, StoreError> {
    let mut written = NamedTempFile::new_in(folder(path)).map_err(failed("write beside", path))?;
    lock(written.as_file(), path)?;
    written.write_all(text).map_err(failed("write", path))?;
    written.as_file().sync_all().map_err(failed("flush", path))?;
    Ok(written)
}

fn lock(file: &File, path: &Path) -> Result<(), StoreError> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => StoreError::InUse { path: path.to_owned() },
        TryLockError::Error(error) => failed("lock", path)(error),
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token_info::TokenLabel;

    fn card(holder: &str) -> CardFile {
        CardFile::new(holder, TokenLabel::MyNumberCard, Vec::new())
    }

    #[test]
    fn a_rename_that_cannot_be_made_durable_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        let mut store = FileStore::create(&path, &card("first")).unwrap();
        for _ in 0..2 {
            let saved = store.save_and(&card("second"), |_| Err(io::ErrorKind::StorageFull.into()));
            let flush = "flush the folder of";
            assert!(matches!(saved, Err(StoreError::Io { action, .. }) if action == flush), "{saved:?}");
            assert_eq!(FileStore::peek(&path).unwrap(), card("first"));
            assert!(matches!(FileStore::open(&path), Err(StoreError::InUse { .. })), "the lock came along");
        }
        store.save(&card("third")).unwrap();
        assert_eq!(FileStore::peek(&path).unwrap(), card("third"));
    }
}
