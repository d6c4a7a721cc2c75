//! Residents, numbers and cards, seen from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its situation fails")]

mod agreement;
mod any_text;
mod card_faces;
mod certificate_orders;
mod clients;
mod desk;
mod digit_images;
mod drawn;
mod eras;
mod jis_levels;
mod municipalities;
mod my_numbers;
mod operators_pictures;
mod personalising;
mod photos;
mod profiles;
mod residents;
mod seeds;
mod terminal;
mod text_images;
