//! Answers that are signed once per snapshot (RFC 5019): ahead, or when a certificate is first asked for.
//!
//! Only the signature is kept. All else in such an answer follows from the snapshot, so that a million of them take the
//! room of a million signatures.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{PoisonError, RwLock};

use super::cert_id::CertIdHash;
use super::responder::OcspResponder;
use super::response;
use super::signers::Signer;
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;
use crate::serial::Serial;

/// A certificate as a pre-produced answer names it: by the place of its issuer among the signers, the hash function of the
/// CertID, and the serial number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Subject {
    pub(super) place: usize,
    pub(super) hash: CertIdHash,
    pub(super) serial: Serial,
}

/// The signatures made so far.
#[derive(Debug, Default)]
pub(super) struct PreProduced(RwLock<BTreeMap<Subject, Box<[u8]>>>);

impl PreProduced {
    fn find(&self, subject: &Subject) -> Option<Box<[u8]>> {
        // A thread that panicked has left a whole map: each entry is put in at once.
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(subject).cloned()
    }

    fn add(&self, signed: impl IntoIterator<Item = (Subject, Box<[u8]>)>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).extend(signed);
    }

    fn len(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl OcspResponder {
    /// Signs the answers about these certificates ahead, for CertIDs of these kinds, on this many threads. The answers do
    /// not depend on the number of threads. A certificate that the snapshot does not have gets none. They are given out only
    /// if the rule's answers are pre-produced.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`] if nobody here answers for a generation, or an error of encoding or of the key.
    pub fn pre_produce(
        &self,
        certificates: &[(Line, Generation, Serial)],
        hashes: &[CertIdHash],
        threads: NonZeroUsize,
    ) -> Result<(), CaError> {
        let share = certificates.len().div_ceil(threads.get()).max(1);
        std::thread::scope(|scope| {
            let started: Vec<_> =
                certificates.chunks(share).map(|chunk| scope.spawn(move || self.sign_ahead(chunk, hashes))).collect();
            started.into_iter().try_for_each(|thread| thread.join().map_err(|_| CaError::ThreadEnded)?)
        })
    }

    /// How many answers are signed already.
    #[must_use]
    pub fn pre_produced(&self) -> usize {
        self.pre_produced.len()
    }

    fn sign_ahead(&self, certificates: &[(Line, Generation, Serial)], hashes: &[CertIdHash]) -> Result<(), CaError> {
        let mut signed = Vec::with_capacity(certificates.len() * hashes.len());
        for &(line, generation, serial) in certificates {
            let place = self.signers.place(line, generation)?;
            for &hash in hashes {
                let subject = Subject { place, hash, serial };
                if let Some((signer, tbs)) = self.to_be_signed(subject)? {
                    signed.push((subject, signer.sign(&tbs)?.into_boxed_slice()));
                }
            }
        }
        self.pre_produced.add(signed);
        Ok(())
    }

    /// The whole pre-produced answer about a certificate; signs it if nobody has asked before. `None` if the snapshot does
    /// not have the certificate.
    pub(super) fn answer_about(&self, subject: Subject) -> Result<Option<Vec<u8>>, CaError> {
        let Some((signer, tbs)) = self.to_be_signed(subject)? else { return Ok(None) };
        let signature = match self.pre_produced.find(&subject) {
            Some(signature) => signature,
            None => {
                let signature = signer.sign(&tbs)?.into_boxed_slice();
                self.pre_produced.add([(subject, signature.clone())]);
                signature
            }
        };
        Ok(Some(signer.whole(&tbs, &signature)))
    }

    /// Who signs the answer about a certificate, and what. producedAt is the instant of the snapshot, so that the answer
    /// does not depend on who asked first.
    fn to_be_signed(&self, subject: Subject) -> Result<Option<(&Signer, Vec<u8>)>, CaError> {
        let Some(signer) = self.signers.at(subject.place) else { return Ok(None) };
        let status = self.snapshot.status(signer.line, signer.generation, subject.serial);
        let Some(status) = self.cert_status(status)? else { return Ok(None) };
        let id = signer.hashes.cert_id(subject.hash, subject.serial)?;
        let single = response::single(id, status, self.times)?;
        let tbs = response::response_data(&signer.id, self.times.this_update(), &[single], Vec::new())?;
        Ok(Some((signer, tbs)))
    }
}
