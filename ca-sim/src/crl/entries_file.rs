//! A file of revoked certificates, for lists of millions that are in no authority's state. See docs/crl-entries.md.

use std::collections::TryReserveError;
use std::fs::File;
use std::io::Read as _;
use std::num::NonZeroUsize;
use std::thread;

use super::entries_error::EntriesError;
use super::entries_line::{self, WrongLine};
use super::entries_source::{LONGEST_LINE, Lines, NoLines, Source};
use super::listed::Listed;
use crate::revocation::Revocation;
use crate::serial::Serial;

/// Octets of the shortest entry, `1,2026-11-24T03:00:00Z,1` with its line feed.
const SHORTEST_ENTRY: u64 = 25;
/// A thread more is not worth it for fewer octets than these.
const LEAST_PART: u64 = 1024 * 1024;

/// Revoked certificates in ascending order of their serial numbers, none of them twice. Each takes sixteen octets.
#[derive(Debug, Clone)]
pub struct CrlEntries {
    /// One after the other, in the order of the file or in one part if it had to be sorted.
    parts: Vec<Vec<Listed>>,
}

impl CrlEntries {
    /// Reads entries from a text with as many threads; their number changes nothing in the result.
    ///
    /// # Errors
    /// [`EntriesError`] for the first wrong line, or a serial number that stands twice.
    pub fn parse(text: &[u8], threads: NonZeroUsize) -> Result<Self, EntriesError> {
        read(text, text.len() as u64, threads)
    }

    /// Reads entries from an open file, from its beginning, without holding its text. What is no regular file (a pipe) is
    /// held whole.
    ///
    /// # Errors
    /// As [`CrlEntries::parse`], and [`EntriesError::Unreadable`] if the system refuses or the file becomes shorter.
    pub fn read(mut file: &File, threads: NonZeroUsize) -> Result<Self, EntriesError> {
        let metadata = file.metadata().map_err(unreadable)?;
        if metadata.is_file() {
            return read(file, metadata.len(), threads);
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(unreadable)?;
        Self::parse(&text, threads)
    }

    /// The entries.
    pub fn iter(&self) -> impl Iterator<Item = (Serial, Revocation)> {
        self.parts.iter().flatten().map(|listed| (listed.serial(), listed.revocation()))
    }

    /// Number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry with the latest time; of several, the one with the lowest serial number.
    #[must_use]
    pub fn latest(&self) -> Option<(Serial, Revocation)> {
        let latest = self.parts.iter().flatten().min_by_key(|listed| std::cmp::Reverse(listed.second()))?;
        Some((latest.serial(), latest.revocation()))
    }
}

fn unreadable(error: impl std::fmt::Display) -> EntriesError {
    EntriesError::Unreadable { problem: error.to_string() }
}

/// What stands in one part of a source.
struct Part {
    entries: Vec<Listed>,
    /// Lines, remarks included.
    lines: u64,
    /// Whether each serial number is above the one before.
    ascending: bool,
}

/// A problem, and the lines of the part before it.
struct Problem {
    lines: u64,
    kind: ProblemKind,
}

enum ProblemKind {
    Wrong(WrongLine),
    No(NoLines),
}

fn read<S: Source + ?Sized>(source: &S, length: u64, threads: NonZeroUsize) -> Result<CrlEntries, EntriesError> {
    let count = (threads.get() as u64).min(length / LEAST_PART + 1);
    let place = |part: u64| part * (length / count) + part * (length % count) / count;
    let of = |part| read_part(source, place(part), place(part + 1));
    let results: Vec<Result<Part, Problem>> = thread::scope(|scope| {
        let others: Vec<_> = (1..count).map(|part| scope.spawn(move || of(part))).collect();
        let first = of(0);
        let others =
            others.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(others).collect()
    });
    let mut lines = 0;
    let mut parts = Vec::new();
    for result in results {
        let part = result.map_err(|problem| problem.in_line(lines))?;
        lines += part.lines;
        parts.push(part);
    }
    let ascending = parts.iter().all(|part| part.ascending) && borders_ascend(&parts);
    let mut parts: Vec<_> = parts.into_iter().map(|part| part.entries).collect();
    if !ascending {
        let sorted = sorted(parts).map_err(|serial| twice(source, length, serial))?;
        parts = vec![sorted];
    }
    Ok(CrlEntries { parts })
}

fn read_part<S: Source + ?Sized>(source: &S, begin: u64, end: u64) -> Result<Part, Problem> {
    let most = usize::try_from((end - begin) / SHORTEST_ENTRY + 1).unwrap_or(0);
    let mut part = Part { entries: Vec::new(), lines: 0, ascending: true };
    let too_many = |no: TryReserveError| Problem { lines: 0, kind: ProblemKind::No(NoLines::Io(no.into())) };
    part.entries.try_reserve_exact(most).map_err(too_many)?;
    let mut last = None;
    for_each_entry(source, begin, end, &mut part.lines, |listed, _| {
        part.ascending &= last < Some(listed.serial());
        last = Some(listed.serial());
        part.entries.push(listed);
    })?;
    Ok(part)
}

/// Hands on each entry with the number of its line, counted from 1 at `begin`; `lines` counts those that were right.
fn for_each_entry<S: Source + ?Sized>(
    source: &S,
    begin: u64,
    end: u64,
    lines: &mut u64,
    mut entry: impl FnMut(Listed, u64),
) -> Result<(), Problem> {
    let mut blocks =
        Lines::new(source, begin, end).map_err(|no| Problem { lines: *lines, kind: ProblemKind::No(no) })?;
    while let Some(mut text) = blocks.next().map_err(|no| Problem { lines: *lines, kind: ProblemKind::No(no) })? {
        while let Some(first) = text.first() {
            if *first == b'#' {
                text = entries_line::first_line(text).1;
            } else {
                let listed = entries_line::take(&mut text);
                let listed = listed.map_err(|wrong| Problem { lines: *lines, kind: ProblemKind::Wrong(wrong) })?;
                entry(listed, *lines + 1);
            }
            *lines += 1;
        }
    }
    Ok(())
}

fn borders_ascend(parts: &[Part]) -> bool {
    let ends = parts.iter().filter_map(|part| Some((part.entries.first()?.serial(), part.entries.last()?.serial())));
    ends.clone().zip(ends.skip(1)).all(|((_, last), (first, _))| last < first)
}

/// All entries by their serial numbers, or a serial number that stands twice.
fn sorted(parts: Vec<Vec<Listed>>) -> Result<Vec<Listed>, Serial> {
    let mut entries = parts.into_iter().reduce(|mut all, part| {
        all.extend(part);
        all
    });
    let mut entries = entries.take().unwrap_or_default();
    entries.sort_unstable_by_key(|listed| listed.serial());
    let twice = entries.windows(2).find_map(|pair| match pair {
        [one, other] if one.serial() == other.serial() => Some(one.serial()),
        _ => None,
    });
    twice.map_or(Ok(entries), Err)
}

/// The error for a serial number that stands twice, with the lines in which it stands.
fn twice<S: Source + ?Sized>(source: &S, length: u64, serial: Serial) -> EntriesError {
    let mut found = [None; 2];
    let looked = for_each_entry(source, 0, length, &mut 0, |listed, line| {
        if listed.serial() == serial
            && let Some(place) = found.iter_mut().find(|place| place.is_none())
        {
            *place = Some(line);
        }
    });
    match found {
        [Some(first), Some(second)] if looked.is_ok() => EntriesError::Twice { serial, first, second },
        _ => unreadable("it changed while it was read"),
    }
}

impl Problem {
    fn in_line(self, lines_before: u64) -> EntriesError {
        let line = lines_before + self.lines + 1;
        match self.kind {
            ProblemKind::Wrong(WrongLine { column, expected, got }) => {
                EntriesError::Line { line, column, expected, got }
            }
            ProblemKind::No(NoLines::TooLong) => EntriesError::TooLong { line, most: LONGEST_LINE },
            ProblemKind::No(NoLines::Shorter) => unreadable("the file became shorter while it was read"),
            ProblemKind::No(NoLines::Io(error)) => unreadable(error),
        }
    }
}
