//! The keys of one application, ready for use.

use crate::{
    card::OpenError,
    identifier::FileId,
    key::{KeyError, KeyLoader, PrivateKey, PublicKey},
    structure::application::{Application, SessionKey},
};

/// What an application's keys became.
pub(crate) struct LoadedKeys {
    /// By place in the application's `keys`.
    pub(crate) keys: Vec<Box<dyn PrivateKey>>,
    /// By place in the application's `external_keys`.
    pub(crate) external: Vec<Box<dyn PublicKey>>,
    /// The private key under which session keys are delivered.
    pub(crate) session: Option<Box<dyn PrivateKey>>,
    /// The public key that checks terminal certificates.
    pub(crate) terminal_ca: Option<Box<dyn PublicKey>>,
}

impl LoadedKeys {
    /// Loads every key of an application.
    pub(crate) fn of(application: &Application, loader: &dyn KeyLoader) -> Result<Self, OpenError> {
        let failed = |fid: Option<FileId>| {
            move |error: KeyError| match fid {
                Some(fid) => OpenError::Key { aid: application.aid, fid, error },
                None => OpenError::SessionKey { aid: application.aid, error },
            }
        };
        let keys = (application.keys.iter())
            .map(|key| loader.load(&key.pkcs8).map_err(failed(Some(key.fid))))
            .collect::<Result<_, _>>()?;
        let external = (application.external_keys.iter())
            .map(|key| loader.load_public(&key.modulus, &key.exponent).map_err(failed(Some(key.fid))))
            .collect::<Result<_, _>>()?;
        let session = match &application.session_key {
            SessionKey::Encrypted { pkcs8, .. } => Some(loader.load(pkcs8).map_err(failed(None))?),
            SessionKey::Refused(_) => None,
        };
        let terminal_ca = (application.terminal_ca.as_ref())
            .map(|ca| loader.load_public(&ca.modulus, &ca.exponent).map_err(failed(Some(ca.fid))))
            .transpose()?;
        Ok(Self { keys, external, session, terminal_ca })
    }
}
