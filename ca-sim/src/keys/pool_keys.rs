//! Which key belongs to which authority: roots and OCSP responders of every generation of both lines.

use std::fmt;
use std::sync::Arc;

use super::{HOLDER_KEYS, KeyPool, OpensslKey, P384Key, SignatureAlgorithm, SigningKey};
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;

/// What an authority's key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRole {
    /// Certificates and CRLs.
    Root,
    /// OCSP answers on behalf of the root (RFC 6960, 4.2.2.2).
    OcspResponder,
}

/// Where an authority finds its private keys: the pool, or a token behind PKCS#11.
pub trait AuthorityKeys: fmt::Debug + Send + Sync {
    /// The key of this line, generation and role, for this algorithm. The same question has the same answer.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] or [`CaError::Key`] if there is none.
    fn key(
        &self,
        line: Line,
        generation: Generation,
        role: KeyRole,
        algorithm: SignatureAlgorithm,
    ) -> Result<Arc<dyn SigningKey>, CaError>;
}

/// Whose keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFamily {
    /// The authority that verifiers trust.
    Genuine,
    /// Somebody else, who uses the same names.
    Impostor,
    /// An authority with names of its own.
    Stranger,
}

/// Keys of the committed pool: RSA keys from the places behind those of holders, keys on P-384 from their name as seed.
#[derive(Debug, Clone, Copy)]
pub struct PoolKeys {
    pool: &'static KeyPool,
    family: KeyFamily,
}

/// Generations for which the pool has RSA keys.
const GENERATIONS: usize = 8;

impl PoolKeys {
    /// The keys of a family in this pool.
    #[must_use]
    pub fn new(pool: &'static KeyPool, family: KeyFamily) -> Self {
        Self { pool, family }
    }

    /// The keys of the genuine authority in the committed pool.
    ///
    /// # Errors
    /// As [`KeyPool::committed`].
    pub fn genuine() -> Result<Self, CaError> {
        Ok(Self::new(KeyPool::committed()?, KeyFamily::Genuine))
    }

    /// The RSA key of this line, generation and role, with every operation that RSA has.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] for a generation beyond the pool.
    pub fn rsa_key(&self, line: Line, generation: Generation, role: KeyRole) -> Result<Arc<OpensslKey>, CaError> {
        let turn = usize::from(generation.number()) - 1;
        let first = HOLDER_KEYS.end + self.family as usize * GENERATIONS * 4;
        let index = first + turn * 4 + role as usize * 2 + line as usize;
        if turn >= GENERATIONS {
            return Err(CaError::NoSuchKey { index, size: self.pool.len() });
        }
        self.pool.key(index)
    }
}

impl AuthorityKeys for PoolKeys {
    fn key(
        &self,
        line: Line,
        generation: Generation,
        role: KeyRole,
        algorithm: SignatureAlgorithm,
    ) -> Result<Arc<dyn SigningKey>, CaError> {
        match algorithm {
            SignatureAlgorithm::Sha256WithRsa => Ok(self.rsa_key(line, generation, role)?),
            SignatureAlgorithm::EcdsaWithSha384 => {
                let name = format!("SEKISHO-TEST-KEY P-384 {:?} {line} {generation} {role:?}", self.family);
                Ok(Arc::new(P384Key::from_seed(name.as_bytes())?))
            }
        }
    }
}
