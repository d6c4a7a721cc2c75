//! Issuing and renewing certificates, one at a time or many on several threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiff::Timestamp;

use super::Authority;
use crate::application::{Application, Subject};
use crate::certificate::IssuedCertificate;
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;
use crate::profile::{Authentication, Signing};
use crate::reason::CrlReason;
use crate::revocation::{Revocation, Status};
use crate::serial::Serial;

/// Certificates that a thread makes before it asks for more.
const SHARE: usize = 32;

impl Authority {
    /// Issues a certificate.
    ///
    /// # Errors
    /// [`CaError::NoIssuer`], [`CaError::NoSuchGeneration`] or [`CaError::RootAlreadyRevoked`] if no generation can,
    /// [`CaError::SerialsExhausted`], or an error of encoding or of the key; the state is then unchanged.
    pub fn issue(&mut self, application: &Application) -> Result<IssuedCertificate, CaError> {
        let line = application.subject.line();
        let (serial, next_serial) = self.next_serial(line)?;
        let issued = self.certify(application, serial)?;
        let state = self.state.line_mut(line);
        state.next_serial = next_serial;
        state.certificates.insert(serial, issued.clone());
        Ok(issued)
    }

    /// Issues many certificates, signing on this many threads. The result does not depend on their number.
    ///
    /// # Errors
    /// As [`Authority::issue`]; then none is issued.
    pub fn issue_all(
        &mut self,
        applications: &[Application],
        threads: NonZeroUsize,
    ) -> Result<Vec<IssuedCertificate>, CaError> {
        let mut next = Line::BOTH.map(|line| self.state.line(line).next_serial);
        let mut numbered = Vec::with_capacity(applications.len());
        for application in applications {
            let line = application.subject.line();
            let counter = match line {
                Line::Signing => &mut next[0],
                Line::Authentication => &mut next[1],
            };
            numbered.push((*counter, application));
            *counter = counter.next().ok_or(CaError::SerialsExhausted { line })?;
        }
        let issued = self.certify_all(&numbered, threads)?;
        for certificate in &issued {
            self.state.line_mut(certificate.line).certificates.insert(certificate.serial, certificate.clone());
        }
        let [signing, authentication] = next;
        (self.state.signing.next_serial, self.state.authentication.next_serial) = (signing, authentication);
        Ok(issued)
    }

    /// Renews a certificate: issues one to this application and revokes the old one as superseded, in the same second.
    ///
    /// # Errors
    /// [`CaError::NotRenewable`] for a certificate that is
    /// revoked or on hold, and those of [`Authority::revoke`] and [`Authority::issue`]; the state is then unchanged.
    pub fn renew(&mut self, old: Serial, application: &Application) -> Result<IssuedCertificate, CaError> {
        let line = application.subject.line();
        let at = application.validity.not_before();
        // What is on record, also for later than the renewal.
        if let Status::Revoked(revocation) = self.status(line, old, Timestamp::MAX) {
            return Err(CaError::NotRenewable { line, serial: old, revocation });
        }
        self.check_change(line, old, at)?;
        let renewed = self.issue(application)?;
        self.revoke(line, old, CrlReason::Superseded, at)?;
        let record = self.state.line_mut(line).certificates.get_mut(&renewed.serial);
        let Some(record) = record else { return Ok(renewed) };
        record.renewed_from = Some(old);
        Ok(record.clone())
    }

    /// The certificates with these serial numbers, in their order, not yet on record. Whoever is ready takes the next
    /// share, so that no thread waits long for another at the end.
    fn certify_all(
        &self,
        numbered: &[(Serial, &Application)],
        threads: NonZeroUsize,
    ) -> Result<Vec<IssuedCertificate>, CaError> {
        let shares: Vec<_> = numbered.chunks(SHARE).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(share) = shares.get(place) else { return done };
                let certified: Result<Vec<_>, CaError> =
                    share.iter().map(|&(serial, application)| self.certify(application, serial)).collect();
                done.push((place, certified));
            }
        };
        let done = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.get()).map(|_| scope.spawn(work)).collect();
            let ended = |worker: thread::ScopedJoinHandle<'_, _>| worker.join().map_err(|_| CaError::ThreadEnded);
            workers.into_iter().map(ended).collect::<Vec<_>>().into_iter().collect::<Result<Vec<_>, _>>()
        })?;
        let in_order: BTreeMap<usize, Result<Vec<_>, CaError>> = done.into_iter().flatten().collect();
        let mut issued = Vec::with_capacity(numbered.len());
        for certified in in_order.into_values() {
            issued.extend(certified?);
        }
        Ok(issued)
    }

    /// The certificate with this serial number, not yet on record.
    fn certify(&self, application: &Application, serial: Serial) -> Result<IssuedCertificate, CaError> {
        let Application { subject, carrier, key, validity, generation } = application;
        let (line, carrier) = (subject.line(), *carrier);
        let generation = match generation {
            Some(named) => self.sound(line, *named)?,
            None => {
                let at = validity.not_before();
                self.state.line(line).issuing_generation(at).ok_or(CaError::NoIssuer { line, at })?
            }
        };
        let issuer = self.issuer(line, generation)?;
        let settings = self.settings();
        let der = match subject {
            Subject::Signing(subject) => {
                let profile = Signing { settings, subject, requested: validity.not_before(), carrier, serial };
                issuer.certify(&profile, serial, validity, &key.spki_der)?
            }
            Subject::Authentication(subject) => {
                let profile = Authentication { settings, subject, spki_der: &key.spki_der, carrier, serial };
                issuer.certify(&profile, serial, validity, &key.spki_der)?
            }
        };
        Ok(IssuedCertificate {
            line,
            generation,
            serial,
            carrier,
            renewed_from: None,
            partition: subject.partition().clone(),
            not_before: validity.not_before(),
            not_after: validity.not_after(),
            key_name: key.name.clone(),
            key_reused: key.reused,
            der,
        })
    }

    /// The generation, unless it is on record that its key was lost: whatever the date of a certificate, nobody would sign
    /// it with that key any more, and the loss revoked everything that the generation had signed.
    fn sound(&self, line: Line, generation: Generation) -> Result<Generation, CaError> {
        match self.generation(line, generation)?.revoked {
            Some(Revocation { at: since, .. }) => Err(CaError::RootAlreadyRevoked { line, generation, since }),
            None => Ok(generation),
        }
    }
}
