//! The address as the surface application shows it.

use super::error::RenderError;
use super::settings::DrawingSettings;
use super::text_image::text_png;

/// The address as a 1-bit PNG, black on white: the content of tag DF26 in file 0002 of the surface application. A
/// character without a glyph is a box with its code point.
///
/// # Errors
/// [`RenderError::TextLength`] and [`RenderError::Columns`].
pub fn address_png(address: &str, settings: &DrawingSettings) -> Result<Vec<u8>, RenderError> {
    text_png(address, settings.address_columns, settings.mark_substituted)
}
