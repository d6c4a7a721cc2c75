//! The daily run: every list of every partition, line and living generation.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use openssl::sha::sha256;
use sekisho_ca_sim::{Authority, CaError, CrlRule, Line, Partition, PublishedCrl, Snapshot};

use super::effort::AuthorityEffort;
use super::population::{NOW, authority, partitions, snapshot};
use crate::failure::Failure;
use crate::openssl_speed::openssl_rate;
use crate::stopwatch::Stopwatch;

/// Threads of the run: as many as the machine of the goal has cores.
const THREADS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// Daily runs over one number of certificates.
#[derive(Clone, Debug)]
pub struct DailyRun {
    /// Certificates in the snapshot.
    pub certificates: usize,
    /// Of them revoked: entries of all lists together.
    pub entries: usize,
    /// Lists.
    pub lists: usize,
    /// Octets of all lists together.
    pub octets: u64,
    /// Seconds of each run on two threads, each list hashed and thrown away.
    pub seconds: Vec<f64>,
    /// Seconds of each run on two threads, each list written to a file of its own.
    pub with_files: Vec<f64>,
    /// Seconds that the signatures alone take, by the rate of `openssl speed -multi 2` in the same round.
    pub signatures: Vec<f64>,
}

/// What came out of one run.
#[derive(Debug, Default)]
struct Sink {
    octets: AtomicU64,
    /// Sum over parts of the lists' hash values: the same lists in another order give the same.
    sum: AtomicU64,
}

impl Sink {
    fn take(&self, list: &PublishedCrl<'_>) {
        let [a, b, c, d, e, f, g, h, ..] = sha256(&list.der);
        self.sum.fetch_add(u64::from_be_bytes([a, b, c, d, e, f, g, h]), Ordering::Relaxed);
        self.octets.fetch_add(list.der.len() as u64, Ordering::Relaxed);
    }
}

/// Makes all lists of so many certificates and partitions again and again, and sees to it that they are the same lists each
/// time.
///
/// # Errors
/// [`Failure`] if the authority fails, or a run gives other lists than the one before.
pub fn daily_run(
    effort: &AuthorityEffort,
    certificates: usize,
    partition_count: usize,
    folder: &Path,
) -> Result<DailyRun, Failure> {
    let partitions = partitions(partition_count)?;
    let snapshot = snapshot(certificates, &partitions)?;
    let authority = authority()?;
    let entries = Line::BOTH.map(|line| snapshot.revoked(line).len()).iter().sum();
    let run = |files: Option<&Path>| one_run(&authority, &snapshot, &partitions, files);
    let (lists, first, _) = run(None)?;
    let octets = first.octets.load(Ordering::Relaxed);
    let expected = first.sum.into_inner();
    let mut measured = DailyRun {
        certificates,
        entries,
        lists,
        octets,
        seconds: Vec::new(),
        with_files: Vec::new(),
        signatures: Vec::new(),
    };
    let check = |sink: &Sink| match sink.sum.load(Ordering::Relaxed) {
        got if got == expected => Ok(()),
        got => Err(Failure::OtherLists { expected, got }),
    };
    for _ in 0..effort.rounds.min(5) {
        let rate = openssl_rate(effort.openssl_seconds, THREADS.get())?;
        measured.signatures.push(lists as f64 / rate);
        let (_, sink, seconds) = run(None)?;
        check(&sink)?;
        measured.seconds.push(seconds);
        let files = tempfile::tempdir_in(folder).map_err(Failure::io("make a folder for lists"))?;
        let (_, sink, seconds) = run(Some(files.path()))?;
        check(&sink)?;
        measured.with_files.push(seconds);
    }
    Ok(measured)
}

/// Number of lists, what came out, and seconds.
fn one_run(
    authority: &Authority,
    snapshot: &Snapshot,
    partitions: &[Partition],
    files: Option<&Path>,
) -> Result<(usize, Sink, f64), Failure> {
    let mut authority = authority.clone();
    let times = CrlRule::default().made_at(NOW)?;
    let sink = Sink::default();
    let stopwatch = Stopwatch::start();
    let lists = authority.publish_all(snapshot, partitions, times, THREADS, |list| {
        sink.take(&list);
        files.map_or(Ok(()), |folder| write(folder, &list))
    })?;
    Ok((lists, sink, stopwatch.seconds()))
}

fn write(folder: &Path, list: &PublishedCrl<'_>) -> Result<(), CaError> {
    let place = list.partition.to_string().replace('/', "+");
    let path = folder.join(format!("{}-{}-{place}.crl", list.line, list.generation));
    fs::write(path, &list.der).map_err(|error| CaError::Output { problem: error.to_string() })
}
