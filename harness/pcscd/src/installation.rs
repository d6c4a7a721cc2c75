//! What a private pcscd needs from the machine.

use std::path::{Path, PathBuf};

use crate::{Options, PcscdError};

/// The Debian package of the driver.
pub(crate) const DRIVER_PACKAGE: &str = "vsmartcard-vpcd";

/// The programs and the library, found.
#[derive(Clone, Debug)]
pub(crate) struct Installation {
    pub(crate) pcscd: PathBuf,
    pub(crate) unshare: PathBuf,
    pub(crate) setpriv: PathBuf,
    pub(crate) shell: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Installation {
    pub(crate) fn find(options: &Options) -> Result<Self, PcscdError> {
        let program = |program, package| {
            find_program(options, program).ok_or_else(|| PcscdError::ProgramMissing {
                program,
                package,
                searched: options.program_folders.clone(),
            })
        };
        Ok(Self {
            pcscd: program("pcscd", "pcscd")?,
            unshare: program("unshare", "util-linux")?,
            setpriv: program("setpriv", "util-linux")?,
            shell: program("sh", "dash")?,
            driver: find_file(&options.driver_libraries).ok_or_else(|| PcscdError::DriverMissing {
                package: DRIVER_PACKAGE,
                searched: options.driver_libraries.clone(),
            })?,
        })
    }

    /// The folder in which pcscd looks for drivers of USB readers; the vpcd driver lies in a folder `serial` below it.
    pub(crate) fn usb_drivers(&self) -> Option<&Path> {
        let folder = self.driver.parent()?;
        if folder.file_name()? == "serial" { folder.parent() } else { None }
    }
}

/// The first folder's file of this name.
pub(crate) fn find_program(options: &Options, name: &str) -> Option<PathBuf> {
    options.program_folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The first path that is a file.
pub(crate) fn find_file(paths: &[PathBuf]) -> Option<PathBuf> {
    paths.iter().find(|path| path.is_file()).cloned()
}
