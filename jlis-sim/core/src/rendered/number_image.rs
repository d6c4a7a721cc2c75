//! The personal number as the surface application shows it.

use super::digit_strip::digits_png;
use super::error::RenderError;
use crate::my_number::MyNumber;

/// The twelve digits as a 1-bit PNG of 72 x 12 pixels, as seen on cards: the content of tag DF41 in file 0005 of the surface
/// application.
///
/// # Errors
/// [`RenderError::Png`], which does not happen with this size.
pub fn number_png(number: &MyNumber) -> Result<Vec<u8>, RenderError> {
    digits_png(&number.digits())
}
