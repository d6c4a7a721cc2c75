//! The photo as the surface application holds it.

use sekisho_jlis_sim_jpeg2000::{Compression, encode};

use super::canvas::GreyImage;
use super::error::RenderError;
use super::settings::DrawingSettings;

/// Width of a photo in pixels. Chosen.
pub const PHOTO_WIDTH: u32 = 240;

/// Height of a photo in pixels. Chosen; the printed photo's sides are in the same ratio.
pub const PHOTO_HEIGHT: u32 = 320;

/// Most octets of a photo: READ BINARY reaches 32,767 octets of a file, and its other items need room as well.
const MOST_OCTETS: usize = 28_000;

/// The photo as a grey JPEG 2000 file (JP2) within the octets that the settings allow: the content of tag DF27 in file 0002
/// of the surface application.
///
/// # Errors
/// [`RenderError::PhotoOctets`] if the file on the card could not hold it, [`RenderError::Photo`] if even the lowest quality
/// needs more than is allowed.
pub fn photo_jp2(photo: &GreyImage, settings: &DrawingSettings) -> Result<Vec<u8>, RenderError> {
    if settings.photo_octets > MOST_OCTETS {
        return Err(RenderError::PhotoOctets { most: MOST_OCTETS, got: settings.photo_octets });
    }
    let within = Compression::Within { octets: settings.photo_octets };
    Ok(encode(photo.width(), photo.height(), photo.pixels(), within)?)
}
