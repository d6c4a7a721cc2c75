//! The authority of an exhibit with its private keys: two generations that share their names, of which one is pinned.

use std::sync::Arc;

use jiff::Timestamp;

use super::holder::Holder;
use crate::application::{Application, Subject};
use crate::authority::{Authority, Responder};
use crate::certificate::SubjectKey;
use crate::crl::{CrlIdentity, UpdateTimes};
use crate::error::CaError;
use crate::generation::Generation;
use crate::keys::{KeyFamily, KeyPool, KeyRole, OpensslKey, PoolKeys};
use crate::line::Line;
use crate::names::Names;
use crate::ocsp::OcspIssuer;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::validity::Validity;

/// Which of the two generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// The newer one, which is pinned and issues what is right.
    Current,
    /// The one before, which is not pinned.
    Older,
}

/// An authority of two generations.
pub(super) struct Realm {
    authority: Authority,
    current: Generation,
}

/// When, with which number and with which entries a list is made.
pub(super) struct ListPlan<'a> {
    pub(super) times: UpdateTimes,
    pub(super) number: u64,
    pub(super) entries: &'a [(Serial, Revocation)],
}

impl Realm {
    pub(super) fn found(settings: &Settings, at: Timestamp) -> Result<Self, CaError> {
        let authority = Authority::with_generations(settings, PoolKeys::genuine()?, at, 2)?;
        Ok(Self { authority, current: Generation::new(2)? })
    }

    fn generation(&self, age: Age) -> Generation {
        match age {
            Age::Current => self.current,
            Age::Older => Generation::FIRST,
        }
    }

    /// The pinned root of a line.
    pub(super) fn root(&self, line: Line) -> Result<Vec<u8>, CaError> {
        Ok(self.authority.root(line, self.current)?.to_vec())
    }

    /// The private key of a root.
    pub(super) fn key(&self, age: Age, line: Line) -> Result<Arc<OpensslKey>, CaError> {
        PoolKeys::genuine()?.rsa_key(line, self.generation(age), KeyRole::Root)
    }

    /// A key that belongs to nobody here.
    pub(super) fn strangers_key(&self, line: Line) -> Result<Arc<OpensslKey>, CaError> {
        PoolKeys::new(KeyPool::committed()?, KeyFamily::Stranger).rsa_key(line, self.current, KeyRole::Root)
    }

    /// The private key of an OCSP responder.
    pub(super) fn responder_key(&self, age: Age, line: Line) -> Result<Arc<OpensslKey>, CaError> {
        PoolKeys::genuine()?.rsa_key(line, self.generation(age), KeyRole::OcspResponder)
    }

    /// The OCSP responder of a root, certified at this instant unless it is already.
    pub(super) fn responder(&mut self, age: Age, line: Line, at: Timestamp) -> Result<Responder, CaError> {
        self.authority.responder(line, self.generation(age), at)
    }

    /// The serial number of the current responder's certificate, if there is one.
    pub(super) fn responder_serial(&self, line: Line) -> Result<Option<Serial>, CaError> {
        Ok(self.authority.generation(line, self.current)?.responders.last().map(|responder| responder.serial))
    }

    /// The current generation of a line with its responder, as it answers for its certificates.
    pub(super) fn ocsp_issuer(&mut self, line: Line, at: Timestamp) -> Result<OcspIssuer, CaError> {
        let responder = self.responder(Age::Current, line, at)?;
        Ok(OcspIssuer { line, generation: self.current, certificate: self.root(line)?, responder })
    }

    pub(super) fn names(&self) -> &Names {
        &self.authority.settings().names
    }

    /// The serial number that the next certificate of a line gets.
    pub(super) fn next_serial(&self, line: Line) -> Serial {
        self.authority.state().line(line).next_serial
    }

    pub(super) fn issue(
        &mut self,
        age: Age,
        line: Line,
        holder: &Holder,
        key: &SubjectKey,
        validity: Validity,
    ) -> Result<Vec<u8>, CaError> {
        let subject = match line {
            Line::Signing => Subject::Signing(holder.signing_subject()),
            Line::Authentication => Subject::Authentication(holder.authentication_subject()),
        };
        let generation = Some(self.generation(age));
        let application = Application { generation, ..Application::for_card(subject, key.clone(), validity) };
        Ok(self.authority.issue(&application)?.der)
    }

    pub(super) fn list(
        &self,
        age: Age,
        line: Line,
        partition: &Partition,
        plan: &ListPlan<'_>,
    ) -> Result<Vec<u8>, CaError> {
        let scope = partition.clone().into();
        let identity = CrlIdentity { scope, times: plan.times, number: plan.number, base: None };
        let entries = || plan.entries.iter().copied();
        let mut list = Vec::new();
        self.authority.write_crl(line, self.generation(age), &identity, entries, &mut list)?;
        Ok(list)
    }
}
