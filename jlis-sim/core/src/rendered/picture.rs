//! An operator's own picture becomes a photo.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::canvas::GreyImage;
use super::error::RenderError;
use super::photo::{PHOTO_HEIGHT, PHOTO_WIDTH};
use super::resample::resampled;

const PNG: &str = "PNG";
const JPEG: &str = "JPEG";

/// Longest side of a picture that is read, in pixels.
const LARGEST_SIDE: u32 = GreyImage::LARGEST_SIDE;

/// Most octets that decoding a PNG file may take: the largest picture with four channels of 16 bits.
const MOST_PNG_OCTETS: usize = LARGEST_SIDE as usize * LARGEST_SIDE as usize * 8;

/// A PNG or JPEG file as a photo: in grey, transparent parts on white, cut to the photo's ratio around the middle, and
/// [`PHOTO_WIDTH`] by [`PHOTO_HEIGHT`] pixels. A rotation that a camera notes in the file is not followed.
///
/// # Errors
/// [`RenderError::UnknownPicture`], [`RenderError::DamagedPicture`], [`RenderError::PictureSize`].
pub fn picture(file: &[u8]) -> Result<GreyImage, RenderError> {
    let image = match file {
        [0x89, b'P', b'N', b'G', ..] => from_png(file)?,
        [0xFF, 0xD8, 0xFF, ..] => from_jpeg(file)?,
        _ => return Err(RenderError::UnknownPicture),
    };
    Ok(resampled(&image, middle(&image), PHOTO_WIDTH, PHOTO_HEIGHT))
}

/// The largest part around the middle with the photo's ratio: left, top, width, height.
fn middle(image: &GreyImage) -> (u32, u32, u32, u32) {
    let (width, height) = (image.width(), image.height());
    let cut_width = width.min(height * PHOTO_WIDTH / PHOTO_HEIGHT).max(1);
    let cut_height = height.min(width * PHOTO_HEIGHT / PHOTO_WIDTH).max(1);
    ((width - cut_width) / 2, (height - cut_height) / 2, cut_width, cut_height)
}

fn check_size(width: u32, height: u32) -> Result<(), RenderError> {
    if width.max(height) <= LARGEST_SIDE {
        return Ok(());
    }
    Err(RenderError::PictureSize { width, height, largest: LARGEST_SIDE })
}

fn from_png(file: &[u8]) -> Result<GreyImage, RenderError> {
    let damaged = |error: png::DecodingError| RenderError::DamagedPicture { format: PNG, reason: error.to_string() };
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MOST_PNG_OCTETS });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (width, height) = reader.info().size();
    check_size(width, height)?;
    let too_large = || RenderError::PictureSize { width, height, largest: LARGEST_SIDE };
    let mut octets = vec![0; reader.output_buffer_size().ok_or_else(too_large)?];
    let frame = reader.next_frame(&mut octets).map_err(damaged)?;
    octets.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        ColorType::Grayscale => octets,
        ColorType::GrayscaleAlpha => octets.as_chunks().0.iter().map(|&[grey, alpha]| on_white(grey, alpha)).collect(),
        ColorType::Rgb => octets.as_chunks().0.iter().map(|&[r, g, b]| grey_of(r, g, b)).collect(),
        ColorType::Rgba => {
            octets.as_chunks().0.iter().map(|&[r, g, b, alpha]| on_white(grey_of(r, g, b), alpha)).collect()
        }
        ColorType::Indexed => {
            return Err(RenderError::DamagedPicture { format: PNG, reason: "it has no palette".to_owned() });
        }
    };
    GreyImage::new(width, height, pixels)
}

fn from_jpeg(file: &[u8]) -> Result<GreyImage, RenderError> {
    let damaged = |reason: String| RenderError::DamagedPicture { format: JPEG, reason };
    let options = DecoderOptions::default()
        .set_max_width(LARGEST_SIDE as usize)
        .set_max_height(LARGEST_SIDE as usize)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(zune_jpeg::zune_core::bytestream::ZCursor::new(file), options);
    let pixels = decoder.decode().map_err(|error| damaged(error.to_string()))?;
    let (width, height) = decoder.dimensions().ok_or_else(|| damaged("it has no size".to_owned()))?;
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    GreyImage::new(side(width), side(height), pixels)
}

/// Luma of ITU-R BT.601, as JPEG has it.
fn grey_of(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from((sum + 500) / 1000).unwrap_or(u8::MAX)
}

fn on_white(grey: u8, alpha: u8) -> u8 {
    let (alpha, rest) = (u32::from(alpha), u32::from(u8::MAX - alpha));
    u8::try_from((u32::from(grey) * alpha + 255 * rest + 127) / 255).unwrap_or(u8::MAX)
}
