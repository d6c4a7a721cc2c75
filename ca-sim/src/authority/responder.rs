//! Who signs OCSP answers: a responder with a certificate of the root, or the root itself.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Authority;
use crate::error::CaError;
use crate::generation::Generation;
use crate::keys::{KeyRole, SignatureAlgorithm, SigningKey};
use crate::line::Line;
use crate::profile;
use crate::state::ResponderState;
use crate::validity::Validity;

/// Who signs OCSP answers about the certificates of one generation.
#[derive(Debug, Clone)]
pub struct Responder {
    /// The certificate whose subject and key name the responder, in DER: its own, or the root.
    pub certificate: Vec<u8>,
    /// Whether that is a certificate of its own, which goes with the answers.
    pub delegated: bool,
    /// The key.
    pub key: Arc<dyn SigningKey>,
    /// How it signs.
    pub algorithm: SignatureAlgorithm,
}

impl Authority {
    /// The delegated responder of a generation (RFC 6960, 4.2.2.2). Its certificate is issued at `at` unless there is one
    /// that is valid then.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`], [`CaError::SerialsExhausted`], or an error of encoding or of the keys.
    pub fn responder(&mut self, line: Line, generation: Generation, at: Timestamp) -> Result<Responder, CaError> {
        self.responder_until(line, generation, at, at)
    }

    /// The same, with a certificate that is valid at `at` and still at `until`, or is as new as can be.
    pub(crate) fn responder_until(
        &mut self,
        line: Line,
        generation: Generation,
        at: Timestamp,
        until: Timestamp,
    ) -> Result<Responder, CaError> {
        let issuer = self.issuer(line, generation)?;
        let algorithm = issuer.algorithm();
        let key = self.keys.key(line, generation, KeyRole::OcspResponder, algorithm)?;
        let valid = |responder: &&ResponderState| responder.not_before <= at && until <= responder.not_after;
        let known = self.generation(line, generation)?.responders.iter().rev().find(valid);
        if let Some(known) = known {
            return Ok(Responder { certificate: known.der.clone(), delegated: true, key, algorithm });
        }
        let days = self.settings().life_cycle.responder_days;
        let end = at.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).map_err(|_| CaError::Time { at })?;
        let validity = Validity::new(at, end)?;
        let (serial, next_serial) = self.next_serial(line)?;
        let profile = profile::Responder { names: &self.settings().names };
        let der = issuer.certify(&profile, serial, &validity, key.spki_der())?;
        let (not_before, not_after) = (validity.not_before(), validity.not_after());
        let responder = ResponderState { serial, not_before, not_after, der: der.clone() };
        self.generation_mut(line, generation)?.responders.push(responder);
        self.state.line_mut(line).next_serial = next_serial;
        Ok(Responder { certificate: der, delegated: true, key, algorithm })
    }

    /// The root of a generation as its own responder (direct signing).
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`].
    pub fn direct_responder(&self, line: Line, generation: Generation) -> Result<Responder, CaError> {
        let issuer = self.issuer(line, generation)?;
        let certificate = self.root(line, generation)?.to_vec();
        Ok(Responder { certificate, delegated: false, key: Arc::clone(issuer.key()), algorithm: issuer.algorithm() })
    }
}
