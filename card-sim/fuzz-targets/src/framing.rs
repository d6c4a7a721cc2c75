//! Target `framing`: a stream of length-prefixed frames, in pieces. Two bytes are the longest frame allowed, the third the
//! size of the pieces, the rest is the stream.

use std::io::{self, Read};

use sekisho_card_sim::transport::{FrameError, FrameReader, LONGEST_FRAME, write_frame};

use crate::broken::Broken;

/// Gives its bytes in pieces of one size, and is interrupted before each.
struct Pieces<'a> {
    rest: &'a [u8],
    size: usize,
    interrupted: bool,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let (piece, _) = self.rest.split_at(self.size.min(self.rest.len()));
        let read = (&mut &*piece).read(buffer)?;
        self.rest = self.rest.get(read..).unwrap_or_default();
        Ok(read)
    }
}

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn framing(input: &[u8]) -> Result<(), Broken> {
    let Some((&[high, low, size], stream)) = input.split_first_chunk::<3>() else { return Ok(()) };
    let longest = usize::from(u16::from_be_bytes([high, low]));
    let (frames, error) = read_all(stream, longest, usize::from(size).max(1))?;
    let taken: usize = frames.iter().map(|frame| frame.len() + 2).sum();
    let accounted = match error {
        None => taken,
        Some(FrameError::Truncated { got, .. }) => taken + got,
        // The prefix is looked at, and what follows it is left.
        Some(FrameError::Empty) if stream.get(taken..taken + 2) == Some(&[0, 0]) => stream.len(),
        Some(FrameError::TooLong { most, got }) if most == longest && got > longest => stream.len(),
        Some(other) => return Err(Broken::UnexpectedError { detail: other.to_string() }),
    };
    if accounted != stream.len() {
        return Err(Broken::Unaccounted { sent: stream.len(), accounted });
    }
    write_again(&frames, stream)
}

/// All frames until the end of the stream or the first error.
fn read_all(stream: &[u8], longest: usize, size: usize) -> Result<(Vec<Vec<u8>>, Option<FrameError>), Broken> {
    let mut reader = FrameReader::new(Pieces { rest: stream, size, interrupted: false }, longest);
    let mut frames = Vec::new();
    loop {
        match reader.next_frame() {
            Ok(Some(frame)) if (1..=longest).contains(&frame.len()) => frames.push(frame.to_vec()),
            Ok(Some(frame)) => return Err(Broken::FrameLength { most: longest, got: frame.len() }),
            Ok(None) => return Ok((frames, None)),
            Err(error) => return Ok((frames, Some(error))),
        }
    }
}

/// The frames, written again, are the stream they came from.
fn write_again(frames: &[Vec<u8>], stream: &[u8]) -> Result<(), Broken> {
    let (mut written, mut scratch) = (Vec::new(), Vec::new());
    for frame in frames {
        write_frame(&mut written, &mut scratch, frame)
            .map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
    }
    let (again, _) = read_all(&written, LONGEST_FRAME, LONGEST_FRAME)?;
    if again != frames || !stream.starts_with(&written) {
        return Err(Broken::RoundTrip { what: "a stream of frames" });
    }
    Ok(())
}
