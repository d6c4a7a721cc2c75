//! Why a picture cannot be written.

/// A picture cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// A side is zero or longer than [`LARGEST_SIDE`](crate::LARGEST_SIDE).
    #[error("a picture has sides of 1 to {largest} pixels, got {width} x {height}")]
    Size {
        /// Width in pixels that came.
        width: u32,
        /// Height in pixels that came.
        height: u32,
        /// Longest side in pixels that is encoded.
        largest: u32,
    },
    /// The pixels do not fill the picture.
    #[error("a picture of this size has {expected} pixels, got {got}")]
    Pixels {
        /// Pixels that the sides ask for.
        expected: usize,
        /// Pixels that came.
        got: usize,
    },
    /// Even at the lowest quality the file is larger than allowed.
    #[error("the picture needs {smallest} octets at the lowest quality, {budget} are allowed: make it smaller")]
    Budget {
        /// Octets allowed.
        budget: usize,
        /// Octets of the smallest file that was made.
        smallest: usize,
    },
    /// The encoder gave up. It does not say why; with the sizes that are let through it is out of memory.
    #[error("the JPEG 2000 encoder failed while it was to {step}")]
    Encoder {
        /// What it was doing.
        step: &'static str,
    },
}
