//! Where entries are read from: text in memory, or a file of which several threads read parts.

use std::fs::File;
use std::io;

/// Octets that can be read at any place, by several threads at once.
pub(super) trait Source: Sync {
    /// Reads octets from this place on, as many as there are and fit. 0 is the end.
    fn read_at(&self, place: u64, block: &mut [u8]) -> io::Result<usize>;
}

impl Source for [u8] {
    fn read_at(&self, place: u64, block: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(place).ok().and_then(|place| self.get(place..)).unwrap_or_default();
        let length = rest.len().min(block.len());
        let (part, _) = block.split_at_mut(length);
        part.copy_from_slice(rest.get(..length).unwrap_or_default());
        Ok(length)
    }
}

impl Source for File {
    fn read_at(&self, place: u64, block: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::read_at(self, block, place);
        #[cfg(windows)]
        return std::os::windows::fs::FileExt::seek_read(self, block, place);
    }
}

/// The lines that begin in one part of a source, read in blocks.
pub(super) struct Lines<'a, S: ?Sized> {
    source: &'a S,
    block: Vec<u8>,
    /// Octets of the block that were read from the source and not given out yet: from here ...
    from: usize,
    /// ... to here.
    to: usize,
    /// Place in the source behind the block.
    place: u64,
    /// Lines that begin here or later are not of this part.
    end: u64,
}

/// Octets that a line may have, with its line feed.
pub(super) const LONGEST_LINE: usize = 256 * 1024;

/// Why there are no more lines.
#[derive(Debug)]
pub(super) enum NoLines {
    TooLong,
    /// The source ended before its end.
    Shorter,
    Io(io::Error),
}

impl<'a, S: Source + ?Sized> Lines<'a, S> {
    /// The lines that begin in `begin..end`.
    pub(super) fn new(source: &'a S, begin: u64, end: u64) -> Result<Self, NoLines> {
        let mut lines = Self { source, block: vec![0; LONGEST_LINE], from: 0, to: 0, place: begin, end };
        // A line begins at `begin` if a line feed stands before it.
        if let Some(before) = begin.checked_sub(1) {
            lines.place = before;
            lines.skip_line()?;
        }
        Ok(lines)
    }

    /// Lines as they stand in the source, at most a block of them: whole ones, but for the last one of the source, which
    /// may lack its line feed. Nothing if there are none left.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, NoLines> {
        if self.begin_of_rest() >= self.end {
            return Ok(None);
        }
        self.fill()?;
        let read = self.block.get(self.from..self.to).unwrap_or_default();
        let whole = match read.iter().rposition(|octet| *octet == b'\n') {
            Some(last) => last + 1,
            // The end of the source, without a line feed.
            None if read.len() < self.block.len() => read.len(),
            None => return Err(NoLines::TooLong),
        };
        // Of the lines in the block, those that begin before the end of the part.
        let left = usize::try_from(self.end - self.begin_of_rest()).unwrap_or(usize::MAX);
        let of_part = match read.get(left - 1..whole) {
            Some(from_last) => match from_last.iter().position(|octet| *octet == b'\n') {
                Some(feed) => left + feed,
                None => whole,
            },
            None => whole,
        };
        let start = self.from;
        self.from += of_part;
        Ok(self.block.get(start..self.from))
    }

    /// Place in the source of the first octet that was not given out yet.
    fn begin_of_rest(&self) -> u64 {
        self.place - (self.to - self.from) as u64
    }

    /// Moves what is left to the beginning of the block and reads until the block is full or the source ends.
    fn fill(&mut self) -> Result<(), NoLines> {
        self.block.copy_within(self.from..self.to, 0);
        (self.from, self.to) = (0, self.to - self.from);
        while let Some(free) = self.block.get_mut(self.to..).filter(|free| !free.is_empty()) {
            match self.source.read_at(self.place, free) {
                Ok(0) if self.place < self.end => return Err(NoLines::Shorter),
                Ok(0) => break,
                Ok(length) => {
                    self.to += length;
                    self.place += length as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(NoLines::Io(error)),
            }
        }
        Ok(())
    }

    /// Skips to behind the next line feed, however far away: whoever reads the part before says if that is too far.
    fn skip_line(&mut self) -> Result<(), NoLines> {
        loop {
            self.fill()?;
            let read = self.block.get(..self.to).unwrap_or_default();
            if let Some(feed) = read.iter().position(|octet| *octet == b'\n') {
                self.from = feed + 1;
                return Ok(());
            }
            self.from = self.to;
            if read.is_empty() {
                return Ok(());
            }
        }
    }
}
