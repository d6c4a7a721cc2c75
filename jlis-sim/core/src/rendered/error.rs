//! Why something cannot be drawn.

use sekisho_jlis_sim_jpeg2000::EncodeError;

/// Something cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A text is longer than any card shows. The text itself is not repeated.
    #[error("at most {most} characters can be drawn, got {got}")]
    TextLength {
        /// Most characters.
        most: usize,
        /// Characters that came.
        got: usize,
    },
    /// Not a security code. The text itself is not repeated.
    #[error("a security code has {expected} digits and nothing else, got {got} characters")]
    SecurityCode {
        /// Digits expected.
        expected: usize,
        /// Characters that came.
        got: usize,
    },
    /// Lines of no width, or wider than a picture may be.
    #[error("a line holds 1 to {most} full-width characters, got {got}")]
    Columns {
        /// Most full-width characters in a line.
        most: u16,
        /// What the settings say.
        got: u16,
    },
    /// The pixels do not fill the picture, or a side is zero or too long.
    #[error("{got} pixels are no picture of {width} x {height}; sides have 1 to {largest} pixels")]
    Pixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Pixels that came.
        got: usize,
        /// Longest side in pixels.
        largest: u32,
    },
    /// A photo would fill more than its share of the card's file.
    #[error("a photo has at most {most} octets on the card, {got} are asked for")]
    PhotoOctets {
        /// Most octets.
        most: usize,
        /// What the settings say.
        got: usize,
    },
    /// The photo cannot be compressed.
    #[error("the photo cannot be written: {0}")]
    Photo(#[from] EncodeError),
    /// A picture file is neither PNG nor JPEG.
    #[error("a picture is a PNG or a JPEG file, and this one begins like neither")]
    UnknownPicture,
    /// A picture file is damaged, or of a kind that is not read.
    #[error("the {format} file cannot be read: {reason}")]
    DamagedPicture {
        /// Format that it begins like.
        format: &'static str,
        /// What its decoder says.
        reason: String,
    },
    /// A picture has more pixels on a side than are read.
    #[error("a picture has at most {largest} pixels a side, got {width} x {height}: make it smaller")]
    PictureSize {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Longest side in pixels.
        largest: u32,
    },
    /// A picture cannot be written as PNG; with the sizes that are let through it does not happen.
    #[error("the picture cannot be written as PNG: {reason}")]
    Png {
        /// What the encoder says.
        reason: String,
    },
}
