//! What is drawn on the card: the pictures in its surface application and its printed sides.
//!
//! Everything here is drawn from plain values, without a font of the machine, so that the same resident gives the same
//! octets everywhere.

mod address_image;
mod canvas;
mod card_face;
mod code_image;
mod digit_strip;
mod error;
mod glyph;
mod name_image;
mod number_image;
mod photo;
mod picture;
mod png;
mod portrait;
mod qr;
mod resample;
mod settings;
mod text_image;
mod text_lines;

pub use address_image::address_png;
pub use canvas::GreyImage;
pub use card_face::{CardFace, CardSide, card_face_png, card_face_svg};
pub use code_image::code_png;
pub use error::RenderError;
pub use glyph::has_glyph;
pub use name_image::name_png;
pub use number_image::number_png;
pub use photo::{PHOTO_HEIGHT, PHOTO_WIDTH, photo_jp2};
pub use picture::picture;
pub use portrait::portrait;
pub use qr::number_qr_png;
pub use settings::DrawingSettings;
