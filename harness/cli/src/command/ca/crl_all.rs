//! `sekisho ca crl --all`: the daily run over every municipality.

use std::{
    collections::BTreeSet,
    fs, io,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use jiff::Timestamp;
use sekisho_ca_sim::{Authority, CaError, Line, Partition, PublishedCrl, Snapshot};
use sekisho_jlis_sim_core::{IssueSettings, partition_municipalities};

use crate::{
    arguments::CaCrl, authority, command::written, exit::Exit, failure::Failure, machine, output, progress::Progress,
};

/// Makes every list in a folder beside the others, and puts them in their places when all are made and on record.
pub(super) fn execute(options: &CaCrl, folder: &Path) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    let times = super::crl::times(options, &opened.authority)?;
    let snapshot = Snapshot::take(&opened.authority, times.this_update()).map_err(Failure::usage)?;
    let partitions = partitions(&opened.authority)?;
    let generations = generations(&opened.authority, times.this_update());
    if generations == 0 {
        let at = times.this_update();
        return Err(Failure::Usage(format!("no root is valid at {at}; nothing was written")));
    }
    fs::create_dir_all(folder).map_err(|error| written::failed(folder, &error))?;
    let _held = hold(folder)?;
    remove_unfinished(folder).map_err(|error| written::failed(folder, &error))?;
    let staging = tempfile::Builder::new().prefix(written::PREFIX).tempdir_in(folder);
    let staging = staging.map_err(|error| written::failed(folder, &error))?;

    let progress = Progress::new(partitions.len() * generations);
    let (done, made) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let write = |crl: PublishedCrl<'_>| {
        let name = file_name(&crl);
        put(&staging.path().join(&name), &crl.der)?;
        made.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        progress.at(done.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(())
    };
    let threads = NonZeroUsize::new(machine::processors()).unwrap_or(NonZeroUsize::MIN);
    let count = opened.authority.publish_all(&snapshot, &partitions, times, threads, write).map_err(failure)?;
    progress.finish();
    sync(staging.path())?;
    // The numbers of the lists are on record before anybody can see a list.
    opened.save(&options.ca)?;
    for name in made.into_inner().unwrap_or_else(PoisonError::into_inner) {
        let (from, to) = (staging.path().join(&name), folder.join(&name));
        let place = to.parent().unwrap_or(folder);
        let moved = fs::create_dir_all(place).and_then(|()| fs::rename(from, &to));
        moved.map_err(|error| written::failed(&to, &error))?;
    }
    let (from, until) = (times.this_update(), times.next_update());
    output::remark(format_args!("{}: {count} lists, from {from} until {until}", folder.display()));
    Ok(Exit::Conforming)
}

/// Keeps every other run out of the folder until this one ends: the lists of two authorities would stand side by side.
fn hold(folder: &Path) -> Result<fs::File, Failure> {
    let file = fs::File::open(folder).map_err(|error| written::failed(folder, &error))?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => Failure::Environment(format!(
            "another `sekisho ca crl --all` writes into {}; wait until it has ended, or give another --out",
            folder.display()
        )),
        fs::TryLockError::Error(error) => written::failed(folder, &error),
    })?;
    Ok(file)
}

/// Removes what runs that were killed have left in a folder that is held.
fn remove_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(written::PREFIX));
        // Of an entry itself, so that no symbolic link is followed.
        if ours && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Every municipality that accepts applications, and wherever else the authority has issued.
fn partitions(authority: &Authority) -> Result<Vec<Partition>, Failure> {
    let rule = IssueSettings::default().shared_name;
    let listed = partition_municipalities().map(|municipality| municipality.partition(rule));
    let mut partitions = listed.collect::<Result<BTreeSet<_>, CaError>>().map_err(Failure::bench)?;
    partitions.extend(Line::BOTH.into_iter().flat_map(|line| authority.partitions(line)).cloned());
    // What stands in an authority's file may have been written by anybody.
    let strange =
        partitions.iter().find(|place| !is_file_name(place.prefecture()) || !is_file_name(place.municipality()));
    match strange {
        Some(strange) => {
            let place = strange.to_string();
            Err(Failure::Usage(format!("no file can be named after the partition {place:?}; nothing was written")))
        }
        None => Ok(partitions.into_iter().collect()),
    }
}

/// Whether a name can be that of a file in this folder and of nothing else.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control())
}

/// How many generations of both lines publish.
fn generations(authority: &Authority, at: Timestamp) -> usize {
    let all = Line::BOTH.into_iter().flat_map(|line| authority.generations(line));
    all.filter(|(_, state)| state.not_before <= at && at <= state.not_after).count()
}

/// Where a list lies: LINE-GENERATION/PREFECTURE/MUNICIPALITY.crl.
fn file_name(crl: &PublishedCrl<'_>) -> PathBuf {
    let line = authority::name_of_line(crl.line);
    let folder = format!("{line}-{}", crl.generation);
    let partition = crl.partition;
    [folder.as_str(), partition.prefecture(), &format!("{}.crl", partition.municipality())].iter().collect()
}

fn put(path: &Path, content: &[u8]) -> Result<(), CaError> {
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, content));
    written.map_err(|error| CaError::Io {
        action: "write",
        path: path.display().to_string(),
        problem: error.to_string(),
    })
}

/// Flushes everything at once: eleven thousand files one by one take many times as long.
fn sync(folder: &Path) -> Result<(), Failure> {
    let opened = fs::File::open(folder).map_err(|error| written::failed(folder, &error))?;
    rustix::fs::syncfs(opened).map_err(|error| written::failed(folder, &error.into()))
}

fn failure(error: CaError) -> Failure {
    match error {
        CaError::Io { .. } | CaError::Output { .. } => Failure::environment(error),
        other => Failure::usage(other),
    }
}
