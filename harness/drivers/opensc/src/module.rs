//! The PKCS#11 module: loaded once, initialised for a while.

use std::path::{Path, PathBuf};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::Error;

/// Where distributions put OpenSC's module.
pub const DEFAULT_MODULES: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib64/opensc-pkcs11.so",
    "/usr/lib/opensc-pkcs11.so",
    "/usr/local/lib/opensc-pkcs11.so",
];

/// The first of [`DEFAULT_MODULES`] that is there.
///
/// # Errors
/// [`ModuleError::Missing`].
pub fn default_module() -> Result<PathBuf, ModuleError> {
    let found = DEFAULT_MODULES.iter().map(PathBuf::from).find(|path| path.is_file());
    found.ok_or_else(|| ModuleError::Missing { searched: DEFAULT_MODULES.iter().map(PathBuf::from).collect() })
}

/// Why there is no module to work with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModuleError {
    /// None is installed where distributions put it.
    #[error(
        "OpenSC's PKCS#11 module is at none of {searched:?}; install the Debian package `opensc-pkcs11` or name the file as the first argument"
    )]
    Missing {
        /// The files that were looked for.
        searched: Vec<PathBuf>,
    },
    /// The file is not a PKCS#11 module.
    #[error("cannot load {} as a PKCS#11 module: {source}", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What the loader said.
        source: Error,
    },
}

/// A loaded module.
#[derive(Debug)]
pub struct Module(Pkcs11);

/// The module while it is initialised. Finalised when dropped.
#[derive(Debug)]
pub(crate) struct Running<'a>(&'a Pkcs11);

impl Module {
    /// Loads the library.
    ///
    /// # Errors
    /// [`ModuleError::Unusable`].
    pub fn load(path: &Path) -> Result<Self, ModuleError> {
        let module = Pkcs11::new(path);
        module.map(Self).map_err(|source| ModuleError::Unusable { path: path.to_owned(), source })
    }

    /// `C_Initialize`.
    pub(crate) fn start(&mut self) -> Result<Running<'_>, Error> {
        self.0.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))?;
        Ok(Running(&self.0))
    }
}

impl Running<'_> {
    pub(crate) fn functions(&self) -> &Pkcs11 {
        self.0
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        // `C_Finalize` fails only if the module is not initialised, and then there is nothing to do.
        let _ = self.0.clone().finalize();
    }
}
