//! The QR code on the back (JIS X 0510, ISO/IEC 18004): the twelve digits of the number, nothing else.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::canvas::Bitmap;
use super::error::RenderError;
use super::png::bitmap_png;
use crate::my_number::MyNumber;

/// Blank modules around the code, ISO/IEC 18004 5.3.8.
const QUIET_ZONE: u32 = 4;

/// The number's QR code, one pixel a module, with its quiet zone: twelve digits in numeric mode with error correction M,
/// which makes version 1.
pub(crate) fn number_qr(number: &MyNumber) -> Bitmap {
    let segment = QrSegment::make_numeric(&number.digits());
    // Fixed, so that another choice of the library changes nothing. Twelve digits always fit.
    let mask = Some(Mask::new(3));
    let code = QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Medium, Version::MIN, Version::MAX, mask, false);
    let Ok(code) = code else { return Bitmap::new(0, 0) };
    let side = u32::try_from(code.size()).unwrap_or(0);
    let mut canvas = Bitmap::new(side + 2 * QUIET_ZONE, side + 2 * QUIET_ZONE);
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let (x, y) = (u32::try_from(x).unwrap_or(0), u32::try_from(y).unwrap_or(0));
                canvas.ink(x + QUIET_ZONE, y + QUIET_ZONE);
            }
        }
    }
    canvas
}

/// The number's QR code as a 1-bit PNG, `scale` pixels a module, with a quiet zone of four modules.
///
/// # Errors
/// [`RenderError::Pixels`] if a side would be zero or longer than [`super::GreyImage::LARGEST_SIDE`].
pub fn number_qr_png(number: &MyNumber, scale: u32) -> Result<Vec<u8>, RenderError> {
    let code = number_qr(number);
    let side = code.width().saturating_mul(scale);
    let largest = super::GreyImage::LARGEST_SIDE;
    if !(1..=largest).contains(&side) {
        return Err(RenderError::Pixels { width: side, height: side, got: 0, largest });
    }
    let mut canvas = Bitmap::new(side, side);
    for y in 0..code.height() {
        for x in (0..code.width()).filter(|&x| code.is_ink(x, y)) {
            canvas.ink_rectangle(x * scale, y * scale, scale, scale);
        }
    }
    bitmap_png(&canvas)
}
