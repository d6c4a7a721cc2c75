//! A token as the place where an authority finds its keys.

use std::sync::Arc;

use sekisho_ca_sim::keys::{AuthorityKeys, KeyRole, SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::{CaError, Generation, Line};

use crate::{KeyKind, KeyName, Token};

/// What happens when the token has no key for an authority yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenMissing {
    /// It is an error. For an authority that was founded: a new key would not be that of its root.
    Refuse,
    /// The token makes one. For an authority that is founded, or begins a generation.
    Generate,
}

/// The keys of an authority in one token: [`TokenKeys::name`] says which is which.
#[derive(Debug, Clone)]
pub struct TokenKeys {
    token: Token,
    when_missing: WhenMissing,
}

impl TokenKeys {
    /// The keys in this token.
    #[must_use]
    pub fn new(token: Token, when_missing: WhenMissing) -> Self {
        Self { token, when_missing }
    }

    /// The label of a key: `sekisho signing 1 root rsa` (chosen).
    #[must_use]
    pub fn name(line: Line, generation: Generation, role: KeyRole, algorithm: SignatureAlgorithm) -> KeyName {
        let role = match role {
            KeyRole::Root => "root",
            KeyRole::OcspResponder => "ocsp",
        };
        let kind = match KeyKind::of(algorithm) {
            KeyKind::Rsa2048 => "rsa",
            KeyKind::P384 => "p384",
        };
        KeyName::label(format!("sekisho {line} {generation} {role} {kind}"))
    }
}

impl AuthorityKeys for TokenKeys {
    fn key(
        &self,
        line: Line,
        generation: Generation,
        role: KeyRole,
        algorithm: SignatureAlgorithm,
    ) -> Result<Arc<dyn SigningKey>, CaError> {
        let name = Self::name(line, generation, role, algorithm);
        let kind = KeyKind::of(algorithm);
        let key = match self.when_missing {
            WhenMissing::Refuse => self.token.find(&name, kind),
            WhenMissing::Generate => self.token.find_or_generate(&name, kind),
        };
        match key {
            Ok(key) => Ok(Arc::new(key)),
            Err(error) => Err(CaError::Key { key: name.to_string(), problem: error.to_string() }),
        }
    }
}
