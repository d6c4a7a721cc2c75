//! Files that are whole or not there: written to a temporary name in the same folder, then renamed. A command that is killed
//! can leave a file whose name begins with [`PREFIX`]; nobody reads it.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// How the name of what is not finished begins.
pub(super) const PREFIX: &str = ".sekisho-";

/// A file that will stand in its place once it is put there.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: NamedTempFile,
    place: PathBuf,
}

/// Writes a file in one step.
pub(super) fn whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let mut file = begin(path)?;
    file.fill(content)?;
    file.put()
}

/// Begins a file that will stand at `path`, for whoever the umask lets read it. Only a file is ever replaced: a device, a
/// pipe or a folder is refused.
pub(super) fn begin(path: &Path) -> Result<Unfinished, Failure> {
    begin_with(path, 0o666)
}

/// The same, for its owner alone: it holds a private key.
pub(super) fn begin_private(path: &Path) -> Result<Unfinished, Failure> {
    begin_with(path, 0o600)
}

fn begin_with(path: &Path, mode: u32) -> Result<Unfinished, Failure> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        let path = path.display();
        return Err(Failure::Environment(format!("{path} is a folder, a device or a pipe; name a file to be written")));
    }
    // What a symbolic link points to is replaced, not the link. One that points nowhere is left alone.
    let place = match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(path).is_err() => path.to_owned(),
        place => place.map_err(|error| failed(path, &error))?,
    };
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::Builder::new().prefix(PREFIX).permissions(Permissions::from_mode(mode)).tempfile_in(folder);
    let file = file.map_err(|error| failed(path, &error))?;
    Ok(Unfinished { file, place })
}

impl Unfinished {
    /// What its content goes to.
    pub(super) fn out(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Writes content and waits until it is on the disk.
    pub(super) fn fill(&mut self, content: &[u8]) -> Result<(), Failure> {
        let written = self.out().write_all(content);
        written.map_err(|error| failed(&self.place, &error))?;
        self.sync()
    }

    /// Waits until it is on the disk.
    pub(super) fn sync(&self) -> Result<(), Failure> {
        self.file.as_file().sync_all().map_err(|error| failed(&self.place, &error))
    }

    /// Puts it in its place. Without [`Unfinished::sync`] the system may lose it again if the power goes.
    pub(super) fn put(self) -> Result<(), Failure> {
        let Self { file, place } = self;
        file.persist(&place).map(drop).map_err(|error| failed(&place, &error.error))
    }
}

pub(super) fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Environment(format!("{} cannot be written: {error}", path.display()))
}
