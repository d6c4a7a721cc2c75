//! The security code as the surface application shows it.

use super::digit_strip::digits_png;
use super::error::RenderError;

/// Digits of a security code.
const DIGITS: usize = 4;

/// The four digits as a 1-bit PNG of 24 x 12 pixels, as seen on cards: the content of tag DF2A in file 0002 of the surface
/// application.
///
/// # Errors
/// [`RenderError::SecurityCode`] for anything but four ASCII digits.
pub fn code_png(code: &str) -> Result<Vec<u8>, RenderError> {
    check_code(code)?;
    digits_png(code)
}

/// Refuses anything but four ASCII digits.
pub(crate) fn check_code(code: &str) -> Result<(), RenderError> {
    if code.len() == DIGITS && code.bytes().all(|octet| octet.is_ascii_digit()) {
        return Ok(());
    }
    Err(RenderError::SecurityCode { expected: DIGITS, got: code.chars().count() })
}
