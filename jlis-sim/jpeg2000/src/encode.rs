//! From pixels to a JP2 file.

use openjp2::openjpeg::{OPJ_CLRSPC_GRAY, OPJ_CODEC_JP2};
use openjp2::{Codec, Stream, opj_cparameters_t, opj_image, opj_image_comptparm};

use crate::error::EncodeError;
use crate::memory_stream::written_by;

/// Longest side of a picture in pixels: far above any card's photo, and far below any overflow in the encoder.
pub const LARGEST_SIDE: u32 = 4096;

/// Wavelet decompositions and one more, if the picture is large enough for them: the encoder's own default.
const RESOLUTIONS: u32 = 6;

/// Boxes of the file around the codestream, which the encoder's rate control does not count: 85 octets.
const OCTETS_OF_BOXES: usize = 85;

/// Attempts to come below a budget. The first nearly always does; rate control is off by some octets on small pictures.
const ATTEMPTS: usize = 8;

/// How much is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Nothing: the reversible 5-3 wavelet.
    Lossless,
    /// As much as needed for a file of at most so many octets: the irreversible 9-7 wavelet, cut by rate control.
    Within {
        /// Most octets of the whole file.
        octets: usize,
    },
}

/// Writes 8-bit grey pixels, row by row from the top, as a JP2 file with the enumerated colour space *greyscale*.
///
/// # Errors
/// [`EncodeError`]: a size that is not encoded, pixels that do not fill it, or a budget that is too small for them.
pub fn encode(width: u32, height: u32, pixels: &[u8], compression: Compression) -> Result<Vec<u8>, EncodeError> {
    if ![width, height].iter().all(|side| (1..=LARGEST_SIDE).contains(side)) {
        return Err(EncodeError::Size { width, height, largest: LARGEST_SIDE });
    }
    let expected = width as usize * height as usize;
    if pixels.len() != expected {
        return Err(EncodeError::Pixels { expected, got: pixels.len() });
    }
    match compression {
        Compression::Lossless => encode_at(width, height, pixels, None),
        Compression::Within { octets } => encode_within(width, height, pixels, octets),
    }
}

/// Lowers the rate until the file fits.
fn encode_within(width: u32, height: u32, pixels: &[u8], budget: usize) -> Result<Vec<u8>, EncodeError> {
    let mut target = budget.saturating_sub(OCTETS_OF_BOXES).max(1);
    let mut smallest = usize::MAX;
    for _ in 0..ATTEMPTS {
        let file = encode_at(width, height, pixels, Some(target))?;
        if file.len() <= budget {
            return Ok(file);
        }
        smallest = smallest.min(file.len());
        // Noise can need more octets than it has pixels, and then the encoder does not count: start below them.
        target = target.min(pixels.len()).saturating_sub(file.len() - budget).max(1);
    }
    Err(EncodeError::Budget { budget, smallest })
}

/// Encodes once; `target` is the codestream's size in octets that rate control aims at, none for lossless.
fn encode_at(width: u32, height: u32, pixels: &[u8], target: Option<usize>) -> Result<Vec<u8>, EncodeError> {
    let failed = |step| EncodeError::Encoder { step };
    let mut image = image_of(width, height, pixels).ok_or(failed("take the pixels"))?;
    let mut parameters = parameters(width, height, pixels.len(), target);
    let mut codec = Codec::new_encoder(OPJ_CODEC_JP2).ok_or(failed("start"))?;
    check(codec.setup_encoder(&mut parameters, &mut image), "take its parameters")?;
    written_by(|stream: &mut Stream| {
        check(codec.start_compress(&mut image, stream), "write the header")?;
        check(codec.encode(stream), "write the picture")?;
        check(codec.end_compress(stream), "finish the file")
    })
}

fn check(done: i32, step: &'static str) -> Result<(), EncodeError> {
    if done == 0 { Err(EncodeError::Encoder { step }) } else { Ok(()) }
}

fn image_of(width: u32, height: u32, pixels: &[u8]) -> Option<Box<opj_image>> {
    let component = opj_image_comptparm { dx: 1, dy: 1, w: width, h: height, prec: 8, bpp: 8, ..Default::default() };
    let mut image = opj_image::create(&[component], OPJ_CLRSPC_GRAY)?;
    (image.x1, image.y1) = (width, height);
    let samples = image.comps_mut()?.first_mut()?.data_mut()?;
    for (sample, &pixel) in samples.iter_mut().zip(pixels) {
        *sample = i32::from(pixel);
    }
    Some(image)
}

fn parameters(width: u32, height: u32, pixels: usize, target: Option<usize>) -> opj_cparameters_t {
    let mut parameters = opj_cparameters_t::default();
    // A side must not shrink below one pixel.
    let halvings = width.min(height).ilog2();
    parameters.numresolution = i32::try_from(RESOLUTIONS.min(halvings + 1)).unwrap_or(1);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    if let Some(target) = target {
        parameters.irreversible = 1;
        // The encoder takes the ratio of pixels (one octet each) to octets; 1 and less mean no limit.
        parameters.tcp_rates[0] = pixels as f32 / target as f32;
    }
    // The encoder's own comment names its version, and an update would change every file.
    parameters.set_comment("Sekisho TEST OBJECT");
    parameters
}
