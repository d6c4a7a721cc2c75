//! Publishing one CRL: of a partition, of the authorities, of everybody, complete or as a delta.

use std::collections::BTreeSet;
use std::io::Write;

use jiff::Timestamp;

use super::Authority;
use crate::certificate::IssuedCertificate;
use crate::crl::{self, CrlIdentity, CrlScope, UpdateTimes};
use crate::crl_state::{CrlState, MadeCrl};
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;
use crate::partition::Partition;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;

impl Authority {
    /// The partitions in which this line has issued, in the order of their names.
    #[must_use]
    pub fn partitions(&self, line: Line) -> BTreeSet<&Partition> {
        self.state.line(line).certificates.values().map(|certificate| &certificate.partition).collect()
    }

    /// Makes the next complete CRL of a scope, in DER. It lists what is revoked or on hold at thisUpdate; the cRLNumber
    /// grows by one with each CRL of the scope, but that of a delta CRL of the same instant is taken if that was the last and
    /// says the same (RFC 5280, 5.2.3). Any partition may be asked for, also one without certificates.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`], or an error of encoding or of the key.
    pub fn crl(
        &mut self,
        line: Line,
        generation: Generation,
        scope: &CrlScope,
        times: UpdateTimes,
    ) -> Result<Vec<u8>, CaError> {
        let this_update = times.this_update();
        let number = self.crl_state(line, generation, scope)?.complete_number(this_update);
        let identity = CrlIdentity { scope: scope.clone(), times, number, base: None };
        let mut crl = Vec::new();
        self.write_crl(line, generation, &identity, || self.standing(line, generation, scope, this_update), &mut crl)?;
        let crls = &mut self.generation_mut(line, generation)?.crls;
        crls.entry(scope.clone()).or_default().completed(MadeCrl { number, this_update });
        Ok(crl)
    }

    /// Makes a delta CRL of a scope (RFC 5280, 5.2.4), in DER: what changed since the last complete CRL of an earlier
    /// instant. If there is a complete one of the same instant too, both have the same number and say the same (5.2.3). A
    /// released hold is listed with removeFromCRL, also one that began since: an earlier delta CRL may have told of it.
    /// JPKI is not known to make any.
    ///
    /// # Errors
    /// [`CaError::NoBase`] if there was no such complete CRL yet, or a change was recorded since that is dated before it,
    /// [`CaError::NoSuchGeneration`], or an error of encoding or of the key.
    pub fn delta_crl(
        &mut self,
        line: Line,
        generation: Generation,
        scope: &CrlScope,
        times: UpdateTimes,
    ) -> Result<Vec<u8>, CaError> {
        let this_update = times.this_update();
        let numbers = self.crl_state(line, generation, scope)?.delta_numbers(this_update);
        let (base, number) = numbers.ok_or_else(|| CaError::NoBase { line, generation, scope: scope.clone() })?;
        let identity = CrlIdentity { scope: scope.clone(), times, number, base: Some(base.number) };
        let changed = || self.changed(line, generation, scope, base.this_update, this_update);
        let mut crl = Vec::new();
        self.write_crl(line, generation, &identity, changed, &mut crl)?;
        let crls = &mut self.generation_mut(line, generation)?.crls;
        crls.entry(scope.clone()).or_default().added(MadeCrl { number, this_update });
        Ok(crl)
    }

    /// Writes a CRL with entries from elsewhere, in DER and with bounded memory: for populations that are not in this
    /// authority's state. Neither the entries nor the number are recorded.
    ///
    /// `entries` is asked several times, and has to give the same entries in the same order each time.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`], [`CaError::Output`] if `out` refuses, or an error of encoding or of the key.
    pub fn write_crl<I: Iterator<Item = (Serial, Revocation)>>(
        &self,
        line: Line,
        generation: Generation,
        identity: &CrlIdentity,
        entries: impl Fn() -> I,
        out: &mut dyn Write,
    ) -> Result<(), CaError> {
        crl::write(self.issuer(line, generation)?, self.settings(), identity, entries, out)
    }

    /// Lists of this or a later instant were silent about a change of this certificate that is recorded only now. A delta
    /// CRL would be silent too, so that they are no base for one any more.
    pub(super) fn forget_lists(&mut self, line: Line, serial: Serial, at: Timestamp) {
        let state = self.state.line_mut(line);
        let Some(certificate) = state.certificates.get(&serial) else { return };
        let Some(generation) = state.generations.get_mut(&certificate.generation) else { return };
        for scope in [certificate.partition.clone().into(), CrlScope::Combined] {
            generation.forget_lists(&scope, at);
        }
    }

    /// What is remembered of the CRLs of a scope; nothing if none was made yet.
    pub(super) fn crl_state(&self, line: Line, generation: Generation, scope: &CrlScope) -> Result<CrlState, CaError> {
        Ok(self.generation(line, generation)?.crls.get(scope).copied().unwrap_or_default())
    }

    /// What is revoked or on hold at thisUpdate, in the order of the serial numbers.
    fn standing<'a>(
        &'a self,
        line: Line,
        generation: Generation,
        scope: &'a CrlScope,
        this_update: Timestamp,
    ) -> Box<dyn Iterator<Item = (Serial, Revocation)> + 'a> {
        if *scope == CrlScope::Authorities {
            let roots = self.generations(line).filter_map(|(_, state)| Some((state.root_serial, state.revoked?)));
            return Box::new(roots.filter(move |(_, revocation)| revocation.at <= this_update));
        }
        let touched = self.touched(line, generation, scope, this_update);
        Box::new(touched.filter_map(move |certificate| {
            let history = self.state.line(line).histories.get(&certificate.serial)?;
            Some((certificate.serial, history.at(this_update)?))
        }))
    }

    /// What changed after the base and until thisUpdate, as it stands then.
    fn changed<'a>(
        &'a self,
        line: Line,
        generation: Generation,
        scope: &'a CrlScope,
        base: Timestamp,
        this_update: Timestamp,
    ) -> Box<dyn Iterator<Item = (Serial, Revocation)> + 'a> {
        if *scope == CrlScope::Authorities {
            let standing = self.standing(line, generation, scope, this_update);
            return Box::new(standing.filter(move |(_, revocation)| revocation.at > base));
        }
        let touched = self.touched(line, generation, scope, this_update);
        Box::new(touched.filter_map(move |certificate| {
            let history = self.state.line(line).histories.get(&certificate.serial)?;
            let last = history.changes().iter().rfind(|change| change.at <= this_update)?;
            let released = Revocation { reason: CrlReason::RemoveFromCrl, at: last.at };
            (last.at > base).then(|| (certificate.serial, history.at(this_update).unwrap_or(released)))
        }))
    }

    /// The certificates in a scope that ever changed and are still listed at thisUpdate if they are revoked.
    fn touched<'a>(
        &'a self,
        line: Line,
        generation: Generation,
        scope: &'a CrlScope,
        this_update: Timestamp,
    ) -> impl Iterator<Item = &'a IssuedCertificate> {
        let state = self.state.line(line);
        let rule = self.state.settings.crl;
        state.histories.keys().filter_map(|serial| state.certificates.get(serial)).filter(move |certificate| {
            let inside = match scope {
                CrlScope::Partition(partition) => certificate.partition == *partition,
                CrlScope::Combined => true,
                CrlScope::Authorities => false,
            };
            inside && certificate.generation == generation && rule.keeps(certificate.not_after, this_update)
        })
    }
}
