//! A side of the card in pixels, its text in the 16 x 16 glyphs.

use super::scene::{Colour, HEIGHT, Item, Scene, Text, WIDTH};
use crate::rendered::canvas::GreyImage;
use crate::rendered::glyph::{Glyph, SIDE};
use crate::rendered::resample::{Span, resampled, spans};

/// Dots an inch.
const RESOLUTION: u32 = 300;

/// How dark the words across the background are, of 255.
const WATERMARK_COVER: u8 = 24;

/// The side at [`RESOLUTION`].
pub(super) fn image(scene: &Scene<'_>) -> GreyImage {
    let mut image = GreyImage::filled(pixels(WIDTH), pixels(HEIGHT), grey_of(scene.background[0]));
    let size = pixels(900);
    for top in [pixels(1500), pixels(3600)] {
        draw_line(&mut image, scene.watermark, pixels(600), top, size, (0, WATERMARK_COVER), false);
    }
    for item in &scene.items {
        draw(&mut image, item);
    }
    image
}

/// Hundredths of a millimetre in pixels, to the nearest.
fn pixels(length: u32) -> u32 {
    (length * RESOLUTION + 1270) / 2540
}

/// Luma of ITU-R BT.601.
fn grey_of(Colour(red, green, blue): Colour) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from((sum + 500) / 1000).unwrap_or(u8::MAX)
}

fn draw(image: &mut GreyImage, item: &Item<'_>) {
    match item {
        Item::Text(text) => draw_text(image, text),
        Item::Rectangle(rectangle) => {
            let grey = grey_of(rectangle.colour);
            let (right, bottom) = (rectangle.x + rectangle.width, rectangle.y + rectangle.height);
            for y in pixels(rectangle.y)..pixels(bottom) {
                for x in pixels(rectangle.x)..pixels(right) {
                    image.blend(x, y, grey, u8::MAX);
                }
            }
        }
        Item::Photo { x, y, width, height, image: photo, .. } => {
            let (left, top) = (pixels(*x), pixels(*y));
            let whole = (0, 0, photo.width(), photo.height());
            let scaled = resampled(photo, whole, pixels(*width), pixels(*height));
            for row in 0..scaled.height() {
                for (column, &grey) in (0..).zip(scaled.row(row)) {
                    image.blend(left + column, top + row, grey, u8::MAX);
                }
            }
        }
        Item::Code { x, y, side, bitmap, .. } => {
            // Whole pixels for every module, so that edges stay sharp; the rest becomes quiet zone.
            let module = pixels(*side) / bitmap.width().max(1);
            let rest = (pixels(*side) - module * bitmap.width()) / 2;
            let (left, top) = (pixels(*x) + rest, pixels(*y) + rest);
            for row in 0..bitmap.height() * module {
                for column in (0..bitmap.width() * module).filter(|x| bitmap.is_ink(x / module, row / module)) {
                    image.blend(left + column, top + row, 0, u8::MAX);
                }
            }
        }
    }
}

fn draw_text(image: &mut GreyImage, text: &Text<'_>) {
    let ink = (grey_of(text.colour), u8::MAX);
    draw_line(image, &text.text, pixels(text.left()), pixels(text.top), pixels(text.size), ink, text.bold);
}

/// Draws a line of glyphs `size` pixels high in a grey with a cover; bold ones a second time, a stroke's part to the right.
fn draw_line(image: &mut GreyImage, text: &str, left: u32, top: u32, size: u32, ink: (u8, u8), bold: bool) {
    let (rows, columns) = (spans(SIDE, size), spans(SIDE, size));
    let mut half_glyphs = 0;
    for character in text.chars() {
        let glyph = Glyph::of(character);
        let x = left + half_glyphs * size / 2;
        for shift in 0..=u32::from(bold) {
            draw_glyph(image, &glyph, (x + shift * (size / 24).max(1), top), (&rows, &columns), ink);
        }
        half_glyphs += glyph.width() * 2 / SIDE;
    }
}

fn draw_glyph(
    image: &mut GreyImage,
    glyph: &Glyph,
    (left, top): (u32, u32),
    (rows, columns): (&[Span], &[Span]),
    (grey, cover): (u8, u8),
) {
    for (y, row) in (top..).zip(rows) {
        for (x, column) in (left..).zip(columns) {
            let inked: u32 = row
                .iter()
                .flat_map(|&(glyph_y, high)| column.iter().map(move |&(glyph_x, wide)| (glyph_x, glyph_y, wide * high)))
                .filter(|&(glyph_x, glyph_y, _)| glyph.is_ink(glyph_x, glyph_y))
                .map(|(.., area)| area)
                .sum();
            if inked > 0 {
                let share = inked * u32::from(cover) / (SIDE * SIDE);
                image.blend(x, y, grey, u8::try_from(share).unwrap_or(u8::MAX));
            }
        }
    }
}
