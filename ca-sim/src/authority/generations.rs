//! A new generation begins, and a key is lost.

use jiff::Timestamp;

use super::Authority;
use super::found::{make_issuer, make_root};
use crate::crl::CrlScope;
use crate::error::CaError;
use crate::generation::Generation;
use crate::history::{Act, Change};
use crate::line::Line;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::state::GenerationState;
use crate::time::whole_second;

impl Authority {
    /// Founds the next generation of a line: another key and another root under the same name. From `at` on it issues;
    /// the older ones go on publishing about what they issued.
    ///
    /// # Errors
    /// [`CaError::GenerationOrder`] if the newest generation begins later, [`CaError::GenerationsExhausted`], or an error
    /// of the keys; the state is then unchanged.
    pub fn roll_over(&mut self, line: Line, at: Timestamp) -> Result<Generation, CaError> {
        let newest = self.generations(line).next_back().map(|(generation, state)| (generation, state.not_before));
        let (newest, begun) = newest.ok_or(CaError::NoSuchGeneration { line, generation: Generation::FIRST })?;
        if at <= begun {
            return Err(CaError::GenerationOrder { line, at, newest: begun });
        }
        let generation = newest.next().ok_or(CaError::GenerationsExhausted { line })?;
        let (serial, next_serial) = self.next_serial(line)?;
        let settings = self.settings();
        let issuer = make_issuer(settings, &*self.keys, line, generation, settings.algorithm, serial)?;
        let root = make_root(&issuer, serial, at)?;
        self.issuers.insert((line, generation), issuer);
        let state = self.state.line_mut(line);
        state.next_serial = next_serial;
        state.generations.insert(generation, root);
        Ok(generation)
    }

    /// The key of a generation is compromised: the root goes on the authority revocation list, and every certificate of
    /// the generation that has not ended and is not finally revoked is revoked with cACompromise, also one that begins
    /// later: whoever has the key can sign such a one too. Returns their serial numbers.
    ///
    /// The lists that say so are still signed with the compromised key, since a verifier knows no other for them (chosen).
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`], [`CaError::RootAlreadyRevoked`], [`CaError::RootRevokedOutsideValidity`], or
    /// [`CaError::BeforeLastChange`] if a certificate changed later than `at`; the state is then unchanged.
    pub fn compromise(&mut self, line: Line, generation: Generation, at: Timestamp) -> Result<Vec<Serial>, CaError> {
        let at = whole_second(at);
        let &GenerationState { revoked, not_before, not_after, .. } = self.generation(line, generation)?;
        if let Some(Revocation { at: since, .. }) = revoked {
            return Err(CaError::RootAlreadyRevoked { line, generation, since });
        }
        if at < not_before || at > not_after {
            return Err(CaError::RootRevokedOutsideValidity { line, generation, at, not_before, not_after });
        }
        let state = self.state.line(line);
        let mut hit = Vec::new();
        for (&serial, certificate) in &state.certificates {
            if certificate.generation != generation || at > certificate.not_after {
                continue;
            }
            match state.histories.get(&serial).and_then(|history| history.last()) {
                Some(Change { act: Act::Revoke { .. }, .. }) => {}
                Some(Change { at: last, .. }) if at < last => {
                    return Err(CaError::BeforeLastChange { line, serial, at, last });
                }
                _ => hit.push(serial),
            }
        }
        self.generation_mut(line, generation)?.revoked = Some(Revocation { reason: CrlReason::CaCompromise, at });
        for generation in self.state.line_mut(line).generations.values_mut() {
            generation.forget_lists(&CrlScope::Authorities, at);
        }
        for &serial in &hit {
            self.record(line, serial, self.final_change(line, serial, CrlReason::CaCompromise, at));
        }
        Ok(hit)
    }
}
