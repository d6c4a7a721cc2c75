//! What certificates and lists take of memory and disk.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use sekisho_ca_sim::{Authority, AuthorityFile, CrlIdentity, CrlRule, CrlScope, Generation, Line, Revocation, Serial};

use super::effort::AuthorityEffort;
use super::population::{NOW, applications, authority, partitions, snapshot};
use crate::failure::Failure;
use crate::resident_memory::resident_memory;
use crate::stopwatch::Stopwatch;

/// Sizes in octets.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Of a certificate, in the mean of both lines.
    pub certificate: f64,
    /// Of an authority's state file, for each certificate.
    pub state_file: f64,
    /// Of an authority's state in memory, for each certificate.
    pub state_memory: f64,
    /// Of a snapshot in memory, for each certificate, 5 % of them revoked.
    pub snapshot_memory: f64,
    /// Of a combined list, for each entry.
    pub combined_entry: f64,
    /// Seconds that a combined list takes for each entry.
    pub combined_seconds: f64,
}

/// Measures them as differences, so that what is there without any certificate does not count. Call it before anything else
/// has taken memory and given it back.
///
/// # Errors
/// [`Failure`] if the authority fails or the process cannot see its memory.
pub fn sizes(effort: &AuthorityEffort, folder: &Path) -> Result<Sizes, Failure> {
    let partitions = partitions(effort.partitions)?;
    let count = effort.certificates;
    let mut issuing = authority()?;
    let applications = applications(count, &partitions)?;
    let empty = state_file(&issuing, folder)?;
    let before = resident_memory()?;
    let mut octets = 0;
    for application in &applications {
        octets += issuing.issue(application)?.der.len();
    }
    let state_memory = resident_memory()?.saturating_sub(before);
    let state_file = state_file(&issuing, folder)? - empty;

    let [_, certificates] = effort.populations;
    let before = resident_memory()?;
    let snapshot = snapshot(certificates, &partitions)?;
    let snapshot_memory = resident_memory()?.saturating_sub(before);
    let of = |revoked: &[sekisho_ca_sim::RevokedCertificate]| -> Vec<(Serial, Revocation)> {
        revoked.iter().map(|revoked| (revoked.serial, revoked.revocation)).collect()
    };
    let entries = of(snapshot.revoked(Line::Authentication));
    let ((none, _), (all, seconds)) = (combined(&issuing, &[])?, combined(&issuing, &entries)?);
    let each = |octets: u64, count: usize| octets as f64 / count.max(1) as f64;
    Ok(Sizes {
        certificate: each(octets as u64, count),
        state_file: each(state_file, count),
        state_memory: each(state_memory, count),
        snapshot_memory: each(snapshot_memory, certificates),
        combined_entry: each(all - none, entries.len()),
        combined_seconds: seconds / entries.len().max(1) as f64,
    })
}

/// Octets of the state file.
fn state_file(authority: &Authority, folder: &Path) -> Result<u64, Failure> {
    let folder = tempfile::tempdir_in(folder).map_err(Failure::io("make a folder for the state"))?;
    let path = folder.path().join("ca.json");
    AuthorityFile::create(&path, authority.state())?;
    Ok(fs::metadata(&path).map_err(Failure::io("look at the state file"))?.len())
}

/// Octets of a combined list with these entries, and seconds.
fn combined(authority: &Authority, entries: &[(Serial, Revocation)]) -> Result<(u64, f64), Failure> {
    let times = CrlRule::default().made_at(NOW)?;
    let identity = CrlIdentity { scope: CrlScope::Combined, times, number: 1, base: None };
    let mut count = Count(0);
    let stopwatch = Stopwatch::start();
    let again = || entries.iter().copied();
    authority.write_crl(Line::Authentication, Generation::FIRST, &identity, again, &mut count)?;
    Ok((count.0, stopwatch.seconds()))
}

/// Counts octets and keeps none.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.0 += octets.len() as u64;
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
