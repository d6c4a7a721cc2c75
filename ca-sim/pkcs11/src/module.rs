//! A vendor's library: loaded and initialised once, finalised when nothing uses it any more.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};

use crate::{Pkcs11Error, Token, TokenName};

/// A PKCS#11 module, initialised. Copies share it; it is finalised after the last copy and the last token and key are gone.
///
/// The module runs inside this process with all its rights, so load only what is trusted.
#[derive(Debug, Clone)]
pub struct Module(Arc<Initialised>);

#[derive(Debug)]
struct Initialised {
    functions: Pkcs11,
    path: PathBuf,
}

impl Module {
    /// Loads and initialises the library at this path. Where it keeps its tokens is its own affair: SoftHSM asks the
    /// environment of the process for `SOFTHSM2_CONF`.
    ///
    /// # Errors
    /// [`Pkcs11Error::ModuleNotLoadable`], [`Pkcs11Error::ModuleInUse`], or [`Pkcs11Error::Refused`] with what the module
    /// returned.
    pub fn open(path: &Path) -> Result<Self, Pkcs11Error> {
        let functions = Pkcs11::new(path)
            .map_err(|error| Pkcs11Error::ModuleNotLoadable { path: path.to_owned(), problem: error.to_string() })?;
        match functions.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            Ok(()) => Ok(Self(Arc::new(Initialised { functions, path: path.to_owned() }))),
            Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {
                Err(Pkcs11Error::ModuleInUse { path: path.to_owned() })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The token of this name, with the user logged in.
    ///
    /// # Errors
    /// As [`Token`] says: no or several such tokens, a wrong PIN, a token that this program has open already.
    pub fn token(&self, wanted: &TokenName, pin: &str) -> Result<Token, Pkcs11Error> {
        Token::open(self, wanted, pin)
    }

    /// The file that it was loaded from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    pub(crate) fn functions(&self) -> &Pkcs11 {
        &self.0.functions
    }
}

impl Drop for Initialised {
    fn drop(&mut self) {
        // `C_Finalize` fails only if the module is not initialised, and then there is nothing to do.
        let _ = self.functions.clone().finalize();
    }
}
