//! Length-prefixed frames: two bytes of length, big-endian, then that many bytes.

use std::io::{self, Read, Write};

/// The longest payload that the prefix can announce, in bytes.
pub const LONGEST_FRAME: usize = 65535;

/// Bytes asked of the stream at a time.
const CHUNK: usize = 4096;

const PREFIX: usize = 2;

/// Frames in a row that show a driver which writes each of them once.
const CONVINCING: u8 = 4;

/// Reads frames, and notices how they arrive.
#[derive(Debug)]
pub struct FrameReader<R> {
    stream: R,
    longest: usize,
    buffer: Vec<u8>,
    /// Received bytes that no frame has taken yet: `start..end` of the buffer.
    start: usize,
    end: usize,
    /// Frames whose length and payload arrived together, until one did not.
    together: Option<u8>,
}

/// How the peer sends a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriverKind {
    /// Length and payload apart, as the vpcd of Debian 12 does. Together with delayed acknowledgements that costs some
    /// 40 ms a command, unless the card acknowledges at once.
    SplitsFrames,
    /// Length and payload together, as newer drivers do.
    SingleWrite,
}

/// A stream that does not carry frames.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// The stream failed.
    #[error("the connection failed: {0}")]
    Io(#[from] io::Error),
    /// A frame without a payload.
    #[error("expected a frame of at least 1 byte, got an empty one")]
    Empty,
    /// A frame longer than allowed.
    #[error("expected a frame of at most {most} bytes, got one of {got}")]
    TooLong {
        /// The most that is allowed.
        most: usize,
        /// The length announced, or the length to be sent.
        got: usize,
    },
    /// The stream ended inside a frame.
    #[error("the connection ended inside a frame: expected {expected} bytes with the length, got {got}")]
    Truncated {
        /// Bytes of the frame, prefix included, as far as it was known.
        expected: usize,
        /// Bytes received of it.
        got: usize,
    },
}

impl<R: Read> FrameReader<R> {
    /// Reads frames of at most `longest` bytes from a stream.
    pub fn new(stream: R, longest: usize) -> Self {
        Self { stream, longest, buffer: vec![0; CHUNK], start: 0, end: 0, together: Some(0) }
    }

    /// How the peer sends its frames, once enough of them have shown it. One frame that arrives in two parts is proof;
    /// two sends can arrive together, so for the other kind several frames have to.
    pub fn driver(&self) -> Option<DriverKind> {
        match self.together {
            None => Some(DriverKind::SplitsFrames),
            Some(frames) => (frames >= CONVINCING).then_some(DriverKind::SingleWrite),
        }
    }

    /// The next payload, or `None` if the stream ends between two frames.
    ///
    /// # Errors
    /// [`FrameError`]; the stream cannot be used after one.
    pub fn next_frame(&mut self) -> Result<Option<&[u8]>, FrameError> {
        let Some(length) = self.await_frame()? else { return Ok(None) };
        let payload = self.start + PREFIX;
        self.start = payload + length;
        Ok(Some(&self.buffer[payload..payload + length]))
    }

    /// Waits until a whole frame is there, and leaves it there. Gives the length of its payload, or `None` if the stream
    /// ends between two frames.
    ///
    /// # Errors
    /// [`FrameError`]; the stream cannot be used after one.
    pub(crate) fn await_frame(&mut self) -> Result<Option<usize>, FrameError> {
        let waited = self.end - self.start < PREFIX;
        if !self.fill_to(PREFIX)? {
            return Ok(None);
        }
        let prefix = [self.buffer[self.start], self.buffer[self.start + 1]];
        let length = usize::from(u16::from_be_bytes(prefix));
        if length == 0 {
            return Err(FrameError::Empty);
        }
        if length > self.longest {
            return Err(FrameError::TooLong { most: self.longest, got: length });
        }
        if waited {
            let apart = self.end - self.start == PREFIX;
            self.together = self.together.filter(|_| !apart).map(|frames| frames.saturating_add(1));
        }
        self.fill_to(PREFIX + length)?;
        Ok(Some(length))
    }

    /// What was received and not taken, from the prefix of the next frame on.
    pub(crate) fn ahead(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Reads until `wanted` bytes of the current frame are there. False if the stream ended before its first byte.
    fn fill_to(&mut self, wanted: usize) -> Result<bool, FrameError> {
        if self.start + wanted > self.buffer.len() {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            self.buffer.resize(self.buffer.len().max(wanted), 0);
        }
        while self.end - self.start < wanted {
            match self.stream.read(&mut self.buffer[self.end..]) {
                Ok(0) if self.end == self.start => return Ok(false),
                Ok(0) => return Err(FrameError::Truncated { expected: wanted, got: self.end - self.start }),
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(true)
    }
}

/// Sends one frame in one write. `scratch` is reused from frame to frame.
///
/// # Errors
/// [`FrameError::Empty`] or [`FrameError::TooLong`] if the payload is no frame, [`FrameError::Io`] if the stream fails.
pub fn write_frame(stream: &mut impl Write, scratch: &mut Vec<u8>, payload: &[u8]) -> Result<(), FrameError> {
    let too_long = FrameError::TooLong { most: LONGEST_FRAME, got: payload.len() };
    let length = u16::try_from(payload.len()).map_err(|_| too_long)?;
    if length == 0 {
        return Err(FrameError::Empty);
    }
    scratch.clear();
    scratch.extend_from_slice(&length.to_be_bytes());
    scratch.extend_from_slice(payload);
    stream.write_all(scratch)?;
    Ok(())
}
