//! Issuing and renewing certificates, one at a time or many on several threads.

use std::num::NonZeroUsize;
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
use crate::revocation::Status;
use crate::serial::Serial;

impl Authority {
    /// Issues a certificate.
    ///
    /// # Errors
    /// [`CaError::NoIssuer`] or [`CaError::NoSuchGeneration`] if no generation can, [`CaError::SerialsExhausted`], or an
    /// error of encoding or of the key; the state is then unchanged.
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
        let share = numbered.len().div_ceil(threads.get()).max(1);
        let authority = &*self;
        let shares: Vec<Result<Vec<_>, CaError>> = thread::scope(|scope| {
            let certify = |share: &[(Serial, &Application)]| {
                share.iter().map(|&(serial, application)| authority.certify(application, serial)).collect()
            };
            let workers: Vec<_> = numbered.chunks(share).map(|share| scope.spawn(move || certify(share))).collect();
            let ended = |worker: thread::ScopedJoinHandle<'_, _>| worker.join().unwrap_or(Err(CaError::ThreadEnded));
            workers.into_iter().map(ended).collect()
        });
        let issued = shares.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
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

    /// The certificate with this serial number, not yet on record.
    fn certify(&self, application: &Application, serial: Serial) -> Result<IssuedCertificate, CaError> {
        let Application { subject, carrier, key, validity, generation } = application;
        let (line, carrier) = (subject.line(), *carrier);
        let generation = match generation {
            Some(named) => *named,
            None => self.issuing_generation(line, application)?,
        };
        let issuer = self.issuer(line, generation)?;
        let settings = self.settings();
        let names = &settings.names;
        let der = match subject {
            Subject::Signing(subject) => {
                let (requested, ocsp_uri) = (validity.not_before(), settings.signing_ocsp_uri.as_deref());
                let profile = Signing { names, subject, requested, ocsp_uri, carrier, serial };
                issuer.certify(&profile, serial, validity, &key.spki_der)?
            }
            Subject::Authentication(subject) => {
                let (ocsp_uri, spki_der) = (settings.ocsp_uri.as_str(), key.spki_der.as_slice());
                let profile = Authentication { names, subject, ocsp_uri, spki_der, carrier, serial };
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

    fn issuing_generation(&self, line: Line, application: &Application) -> Result<Generation, CaError> {
        let at = application.validity.not_before();
        self.state.line(line).issuing_generation(at).ok_or(CaError::NoIssuer { line, at })
    }
}
