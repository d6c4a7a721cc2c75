//! The name as the surface application shows it.

use super::error::RenderError;
use super::settings::DrawingSettings;
use super::text_image::text_png;

/// The name as a 1-bit PNG, black on white: the content of tag DF25 in file 0002 of the surface application. A character
/// without a glyph is a box with its code point.
///
/// # Errors
/// [`RenderError::TextLength`] and [`RenderError::Columns`].
pub fn name_png(name: &str, settings: &DrawingSettings) -> Result<Vec<u8>, RenderError> {
    text_png(name, settings.name_columns, settings.mark_substituted)
}
