//! The authority: two lines of overlapping generations that issue, revoke and publish.

mod found;
mod generations;
mod issue;
mod publish;
mod publish_all;
mod responder;
mod status;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::certificate::IssuedCertificate;
use crate::error::CaError;
use crate::generation::Generation;
use crate::issuer::Issuer;
use crate::keys::AuthorityKeys;
use crate::line::Line;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::state::{AuthorityState, GenerationState};

pub use publish_all::PublishedCrl;
pub use responder::Responder;

/// A certification authority with its signing and its authentication line.
#[derive(Debug, Clone)]
pub struct Authority {
    state: AuthorityState,
    issuers: BTreeMap<(Line, Generation), Issuer>,
    keys: Arc<dyn AuthorityKeys>,
}

impl Authority {
    /// Everything it must remember.
    #[must_use]
    pub fn state(&self) -> &AuthorityState {
        &self.state
    }

    /// The settings it was made with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The generations of a line, the oldest first.
    pub fn generations(&self, line: Line) -> impl DoubleEndedIterator<Item = (Generation, &GenerationState)> {
        self.state.line(line).generations.iter().map(|(&generation, state)| (generation, state))
    }

    /// What is on record of a generation, its root above all.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`].
    pub fn generation(&self, line: Line, generation: Generation) -> Result<&GenerationState, CaError> {
        self.state.line(line).generations.get(&generation).ok_or(CaError::NoSuchGeneration { line, generation })
    }

    /// The root certificate of a generation in DER.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`].
    pub fn root(&self, line: Line, generation: Generation) -> Result<&[u8], CaError> {
        Ok(&self.generation(line, generation)?.root)
    }

    /// The certificate with this serial number, if it was issued.
    #[must_use]
    pub fn certificate(&self, line: Line, serial: Serial) -> Option<&IssuedCertificate> {
        self.state.line(line).certificates.get(&serial)
    }

    fn issuer(&self, line: Line, generation: Generation) -> Result<&Issuer, CaError> {
        self.issuers.get(&(line, generation)).ok_or(CaError::NoSuchGeneration { line, generation })
    }

    fn generation_mut(&mut self, line: Line, generation: Generation) -> Result<&mut GenerationState, CaError> {
        let known = self.state.line_mut(line).generations.get_mut(&generation);
        known.ok_or(CaError::NoSuchGeneration { line, generation })
    }

    /// The serial number that comes next, and with it the one after.
    fn next_serial(&self, line: Line) -> Result<(Serial, Serial), CaError> {
        let serial = self.state.line(line).next_serial;
        Ok((serial, serial.next().ok_or(CaError::SerialsExhausted { line })?))
    }
}
