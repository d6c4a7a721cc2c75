//! A stream of the encoder that ends in memory.
//!
//! `openjp2` writes to a file, or calls back with raw pointers as OpenJPEG does in C. This file is the only one with
//! `unsafe`, and nothing unsafe leaves it.
#![expect(unsafe_code, reason = "the encoder hands its octets to call-backs through raw pointers")]

use std::ffi::c_void;

use openjp2::Stream;
use openjp2::openjpeg::{
    OPJ_BOOL, OPJ_OFF_T, OPJ_SIZE_T, opj_stream_set_seek_function, opj_stream_set_skip_function,
    opj_stream_set_user_data, opj_stream_set_write_function,
};

/// Octets that the stream collects before it calls back.
const BUFFER_OCTETS: usize = 16 * 1024;

/// What OpenJPEG's call-backs answer when they cannot: -1 in the type of a size, and in that of an offset.
const NOT_WRITTEN: OPJ_SIZE_T = OPJ_SIZE_T::MAX;
const NOT_MOVED: OPJ_OFF_T = -1;

/// The file as far as it is written, and where the next octet goes.
#[derive(Default)]
struct Sink {
    octets: Vec<u8>,
    position: usize,
}

impl Sink {
    /// Writes over what is there and appends the rest, as to a file.
    fn write(&mut self, new: &[u8]) -> Option<usize> {
        let end = self.position.checked_add(new.len())?;
        if self.octets.len() < end {
            self.octets.resize(end, 0);
        }
        self.octets.get_mut(self.position..end)?.copy_from_slice(new);
        self.position = end;
        Some(new.len())
    }

    fn seek(&mut self, to: OPJ_OFF_T) -> Option<()> {
        self.position = usize::try_from(to).ok()?;
        Some(())
    }

    fn skip(&mut self, by: OPJ_OFF_T) -> Option<OPJ_OFF_T> {
        self.position = usize::try_from(OPJ_OFF_T::try_from(self.position).ok()?.checked_add(by)?).ok()?;
        Some(by)
    }
}

/// Lets `writer` write to a stream, and gives what it wrote.
///
/// # Errors
/// Those of `writer`.
pub(crate) fn written_by<E>(writer: impl FnOnce(&mut Stream) -> Result<(), E>) -> Result<Vec<u8>, E> {
    // Dropping the stream writes the rest of its buffer, so the sink is declared first and dropped last, also if
    // `writer` panics.
    let mut sink = Sink::default();
    let mut stream = Stream::new_custom(BUFFER_OCTETS, false);
    let (of_stream, of_sink) = ((&raw mut stream).cast(), (&raw mut sink).cast());
    // SAFETY: `of_stream` points to a live stream of the type that these functions cast it to. `of_sink` points to a sink
    // that outlives the stream, and until the stream is gone nothing but the call-backs, one at a time, touches the sink.
    unsafe {
        opj_stream_set_write_function(of_stream, Some(write));
        opj_stream_set_seek_function(of_stream, Some(seek));
        opj_stream_set_skip_function(of_stream, Some(skip));
        opj_stream_set_user_data(of_stream, of_sink, None);
    }
    let result = writer(&mut stream);
    drop(stream);
    result.map(|()| sink.octets)
}

/// Appends `count` octets at `from` to the sink at `to`.
///
/// # Safety
/// `from` is valid for reading `count` octets, and `to` points to a [`Sink`] that nothing else uses meanwhile.
unsafe extern "C" fn write(from: *mut c_void, count: OPJ_SIZE_T, to: *mut c_void) -> OPJ_SIZE_T {
    // SAFETY: as this function demands; the stream calls it with a slice of its buffer and with its user data.
    let (sink, new) = unsafe { (&mut *to.cast::<Sink>(), std::slice::from_raw_parts(from.cast::<u8>(), count)) };
    sink.write(new).unwrap_or(NOT_WRITTEN)
}

/// Moves to the offset `to` from the beginning; 1 if it could.
///
/// # Safety
/// `sink` points to a [`Sink`] that nothing else uses meanwhile.
unsafe extern "C" fn seek(to: OPJ_OFF_T, sink: *mut c_void) -> OPJ_BOOL {
    // SAFETY: as this function demands; the stream calls it with its user data.
    let sink = unsafe { &mut *sink.cast::<Sink>() };
    OPJ_BOOL::from(sink.seek(to).is_some())
}

/// Moves on by `by`; -1 if it cannot.
///
/// # Safety
/// `sink` points to a [`Sink`] that nothing else uses meanwhile.
unsafe extern "C" fn skip(by: OPJ_OFF_T, sink: *mut c_void) -> OPJ_OFF_T {
    // SAFETY: as this function demands; the stream calls it with its user data.
    let sink = unsafe { &mut *sink.cast::<Sink>() };
    sink.skip(by).unwrap_or(NOT_MOVED)
}

#[cfg(test)]
mod tests {
    use super::Sink;

    #[test]
    fn what_is_written_after_going_back_replaces_what_was_there() {
        let mut sink = Sink::default();
        assert_eq!(sink.write(b"abcdef"), Some(6));
        assert_eq!(sink.seek(1), Some(()));
        assert_eq!(sink.write(b"BC"), Some(2));
        assert_eq!(sink.skip(2), Some(2));
        assert_eq!(sink.write(b"Fg"), Some(2));
        assert_eq!(sink.octets, b"aBCdeFg");
    }

    #[test]
    fn a_gap_is_filled_with_zeros() {
        let mut sink = Sink::default();
        assert_eq!(sink.skip(2), Some(2));
        assert_eq!(sink.write(b"c"), Some(1));
        assert_eq!(sink.octets, b"\0\0c");
    }

    #[test]
    fn nothing_moves_to_before_the_beginning() {
        let mut sink = Sink::default();
        assert_eq!((sink.seek(-1), sink.skip(-1), sink.position), (None, None, 0));
    }
}
