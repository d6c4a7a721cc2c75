//! PNG files (ISO/IEC 15948) in grey, always the same octets for the same picture.
//!
//! The `png` crate writes the file and `miniz_oxide` compresses, called here by name: which compressor `png` itself takes
//! depends on what features another crate asks for.

use miniz_oxide::deflate::compress_to_vec_zlib;
use png::{BitDepth, ColorType, Encoder, EncodingError, chunk};

use super::canvas::{Bitmap, GreyImage};
use super::error::RenderError;

/// Best for the small bitmaps that have to fit a card, and still fast with them.
const BITMAP_LEVEL: u8 = 9;
/// For the printed sides, which are large and fit anywhere.
const GREY_LEVEL: u8 = 4;

/// Row filters, PNG 9.2: none for bitmaps, where octets are no measure, and the difference to the row above for greys.
const FILTER_NONE: u8 = 0;
const FILTER_UP: u8 = 2;

/// A bitmap with one bit a pixel: 0 is ink.
pub(crate) fn bitmap_png(bitmap: &Bitmap) -> Result<Vec<u8>, RenderError> {
    let mut raw = Vec::new();
    for row in bitmap.rows_with_bright_ones() {
        raw.push(FILTER_NONE);
        raw.extend(row);
    }
    file(bitmap.width(), bitmap.height(), BitDepth::One, &compress_to_vec_zlib(&raw, BITMAP_LEVEL))
}

/// A picture with eight bits a pixel.
pub(crate) fn grey_png(image: &GreyImage) -> Result<Vec<u8>, RenderError> {
    let mut raw = Vec::with_capacity(image.pixels().len() + image.height() as usize);
    let mut above = vec![0; image.width() as usize];
    for row in image.pixels().chunks(image.width().max(1) as usize) {
        raw.push(FILTER_UP);
        raw.extend(row.iter().zip(&above).map(|(pixel, above)| pixel.wrapping_sub(*above)));
        above.copy_from_slice(row);
    }
    file(image.width(), image.height(), BitDepth::Eight, &compress_to_vec_zlib(&raw, GREY_LEVEL))
}

fn file(width: u32, height: u32, depth: BitDepth, data: &[u8]) -> Result<Vec<u8>, RenderError> {
    let failed = |error: EncodingError| RenderError::Png { reason: error.to_string() };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_chunk(chunk::IDAT, data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}
