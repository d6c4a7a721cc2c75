//! The daily run: the CRL of every partition, of every living generation of both lines.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Authority;
use crate::crl::{CrlIdentity, CrlScope, UpdateTimes};
use crate::crl_state::MadeCrl;
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::snapshot::Snapshot;

/// A CRL of the daily run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCrl<'a> {
    /// The line.
    pub line: Line,
    /// The generation that signed it.
    pub generation: Generation,
    /// The partition.
    pub partition: &'a Partition,
    /// The CRL in DER.
    pub der: Vec<u8>,
}

/// A CRL to be made.
struct Job<'a> {
    line: Line,
    generation: Generation,
    partition: &'a Partition,
    number: u64,
    entries: Vec<(Serial, Revocation)>,
}

impl Authority {
    /// Makes the CRL of every partition in the list, once if it stands there twice, for both lines and every generation
    /// whose root is valid at thisUpdate, from the snapshot of thisUpdate, on this many threads. Each goes to `sink`, in no
    /// particular order. Returns how many they were.
    ///
    /// # Errors
    /// [`CaError::SnapshotOfAnotherInstant`], [`CaError::PartitionLeftOut`] if a revoked certificate would be on no list,
    /// what `sink` refuses, or an error of encoding or of a key. Then no number is recorded, and the run can be repeated: no
    /// list of it may be published.
    pub fn publish_all(
        &mut self,
        snapshot: &Snapshot,
        partitions: &[Partition],
        times: UpdateTimes,
        threads: NonZeroUsize,
        sink: impl Fn(PublishedCrl<'_>) -> Result<(), CaError> + Sync,
    ) -> Result<usize, CaError> {
        let (taken, this_update) = (snapshot.taken(), times.this_update());
        if taken != this_update {
            return Err(CaError::SnapshotOfAnotherInstant { taken, this_update });
        }
        let mut jobs = Vec::new();
        for line in Line::BOTH {
            self.add_jobs(line, snapshot, partitions, times, &mut jobs)?;
        }
        let (next, authority) = (AtomicUsize::new(0), &*self);
        let work = || {
            while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                let identity =
                    CrlIdentity { scope: job.partition.clone().into(), times, number: job.number, base: None };
                let mut der = Vec::new();
                let entries = || job.entries.iter().copied();
                authority.write_crl(job.line, job.generation, &identity, entries, &mut der)?;
                let Job { line, generation, partition, .. } = *job;
                sink(PublishedCrl { line, generation, partition, der })?;
            }
            Ok(())
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.get()).map(|_| scope.spawn(work)).collect();
            let ended = |worker: thread::ScopedJoinHandle<'_, _>| worker.join().unwrap_or(Err(CaError::ThreadEnded));
            workers.into_iter().map(ended).collect::<Vec<_>>().into_iter().collect::<Result<(), CaError>>()
        })?;
        for job in &jobs {
            let scope = CrlScope::Partition(job.partition.clone());
            let crls = &mut self.generation_mut(job.line, job.generation)?.crls;
            crls.entry(scope).or_default().completed(MadeCrl { number: job.number, this_update });
        }
        Ok(jobs.len())
    }

    fn add_jobs<'a>(
        &self,
        line: Line,
        snapshot: &Snapshot,
        partitions: &'a [Partition],
        times: UpdateTimes,
        jobs: &mut Vec<Job<'a>>,
    ) -> Result<(), CaError> {
        let this_update = times.this_update();
        let rule = &self.settings().crl;
        // Towns of one romanised name are one partition.
        let partitions: BTreeSet<&Partition> = partitions.iter().collect();
        let mut entries: BTreeMap<(Generation, &Partition), Vec<(Serial, Revocation)>> = BTreeMap::new();
        for revoked in snapshot.revoked(line) {
            let Some(partition) = snapshot.partitions().get(revoked.partition) else { continue };
            if revoked.revocation.at <= this_update && rule.keeps(revoked.not_after, this_update) {
                let entry = (revoked.serial, revoked.revocation);
                entries.entry((revoked.generation, partition)).or_default().push(entry);
            }
        }
        for (generation, state) in self.generations(line) {
            if this_update < state.not_before || this_update > state.not_after {
                continue;
            }
            for &partition in &partitions {
                let known = self.crl_state(line, generation, &partition.clone().into())?;
                let number = known.complete_number(this_update);
                let entries = entries.remove(&(generation, partition)).unwrap_or_default();
                jobs.push(Job { line, generation, partition, number, entries });
            }
            if let Some(((_, partition), _)) = entries.iter().find(|((left, _), _)| *left == generation) {
                return Err(CaError::PartitionLeftOut { line, generation, partition: (*partition).clone() });
            }
        }
        Ok(())
    }
}
