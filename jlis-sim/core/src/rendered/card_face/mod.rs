//! The printed sides of the card, 85.60 x 53.98 mm (ID-1, ISO/IEC 7810): as SVG for people and printers, and as PNG from our
//! own glyphs for whoever must scan the same picture everywhere.
//!
//! A side is laid out once, as a list of things at places ([`scene`]); `svg` and `raster` draw it.

mod back;
mod front;
mod raster;
mod scene;
mod svg;

use jiff::civil::Date;
use sekisho_ca_sim::Sex;

use super::canvas::GreyImage;
use super::code_image::check_code;
use super::error::RenderError;
use super::png::grey_png;
use super::text_lines::check_length;
use crate::my_number::MyNumber;
use scene::Scene;

/// What is printed on a card. Values are printed as they are, and need not agree with any resident.
#[derive(Clone, Copy)]
pub struct CardFace<'a> {
    /// Name.
    pub name: &'a str,
    /// Address.
    pub address: &'a str,
    /// Date of birth; printed in the Japanese era.
    pub birth: Date,
    /// Sex.
    pub sex: Sex,
    /// Last day on which the card is in force; printed in the Gregorian calendar.
    pub expiry: Date,
    /// The four digits of the security code.
    pub security_code: &'a str,
    /// The photo.
    pub photo: &'a GreyImage,
    /// The personal number.
    pub number: &'a MyNumber,
}

/// A side of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSide {
    /// Name, address, date of birth, sex, expiry, security code, photo.
    Front,
    /// Personal number with its QR code, name, date of birth.
    Back,
}

/// A side as SVG: text as text with fallback fonts, the pictures within the file.
///
/// # Errors
/// [`RenderError::TextLength`], [`RenderError::SecurityCode`].
pub fn card_face_svg(face: &CardFace<'_>, side: CardSide) -> Result<String, RenderError> {
    svg::document(&scene(face, side)?)
}

/// A side as grey PNG with 300 dots an inch, 1011 x 638 pixels, its text in the 16 x 16 glyphs.
///
/// # Errors
/// [`RenderError::TextLength`], [`RenderError::SecurityCode`].
pub fn card_face_png(face: &CardFace<'_>, side: CardSide) -> Result<Vec<u8>, RenderError> {
    grey_png(&raster::image(&scene(face, side)?))
}

fn scene<'a>(face: &CardFace<'a>, side: CardSide) -> Result<Scene<'a>, RenderError> {
    check_length(face.name)?;
    check_length(face.address)?;
    check_code(face.security_code)?;
    Ok(match side {
        CardSide::Front => front::scene(face),
        CardSide::Back => back::scene(face),
    })
}
