//! Grey pixels become a JPEG 2000 file (JP2, ISO/IEC 15444-1) in memory. Nothing else.
//!
//! A leaf around the `openjp2` crate, OpenJPEG in Rust: whoever draws a card's photo sees [`encode`] and no pointers. The
//! same pixels and the same [`Compression`] give the same octets.

mod encode;
mod error;
mod memory_stream;

pub use encode::{Compression, LARGEST_SIDE, encode};
pub use error::EncodeError;
