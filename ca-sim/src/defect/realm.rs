//! One generation of the authority with its private keys: what an exhibit is issued by, or should not be.

use std::sync::Arc;

use jiff::Timestamp;

use super::holder::Holder;
use crate::authority::{Authority, RootKeys};
use crate::certificate::{IssuedCertificate, SubjectKey};
use crate::crl::UpdateTimes;
use crate::error::CaError;
use crate::keys::{KeyPool, OpensslKey};
use crate::line::Line;
use crate::names::Names;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::validity::Validity;

/// Two roots that share their names with the roots of every other generation.
pub(super) struct Realm {
    authority: Authority,
    signing_key: Arc<OpensslKey>,
    authentication_key: Arc<OpensslKey>,
}

/// When, with which number and with which entries a list is made.
pub(super) struct ListPlan<'a> {
    pub(super) times: UpdateTimes,
    pub(super) number: u64,
    pub(super) entries: &'a [(Serial, Revocation)],
}

impl Realm {
    /// Founds the generation with these two keys of the pool, `2 * generation` and the next one.
    pub(super) fn found(settings: &Settings, generation: usize, at: Timestamp) -> Result<Self, CaError> {
        let pool = KeyPool::committed()?;
        let (signing_key, authentication_key) = (pool.key(2 * generation)?, pool.key(2 * generation + 1)?);
        let keys = RootKeys { signing: signing_key.clone(), authentication: authentication_key.clone() };
        Ok(Self { authority: Authority::new(settings, &keys, at)?, signing_key, authentication_key })
    }

    pub(super) fn root(&self, line: Line) -> Vec<u8> {
        self.authority.root(line).to_vec()
    }

    /// The private key of a root, as the pool has it: able to sign in every way.
    pub(super) fn key(&self, line: Line) -> Arc<OpensslKey> {
        match line {
            Line::Signing => Arc::clone(&self.signing_key),
            Line::Authentication => Arc::clone(&self.authentication_key),
        }
    }

    pub(super) fn names(&self) -> &Names {
        &self.authority.settings().names
    }

    pub(super) fn issue(
        &mut self,
        line: Line,
        holder: &Holder,
        key: &SubjectKey,
        validity: Validity,
    ) -> Result<IssuedCertificate, CaError> {
        match line {
            Line::Signing => self.authority.issue_signing(&holder.signing_subject(), key, validity),
            Line::Authentication => {
                self.authority.issue_authentication(&holder.authentication_subject(), key, validity)
            }
        }
    }

    pub(super) fn list(&self, line: Line, partition: &Partition, plan: &ListPlan<'_>) -> Result<Vec<u8>, CaError> {
        let mut list = Vec::new();
        let entries = || plan.entries.iter().copied();
        self.authority.write_crl(line, partition, plan.times, plan.number, entries, &mut list)?;
        Ok(list)
    }
}
