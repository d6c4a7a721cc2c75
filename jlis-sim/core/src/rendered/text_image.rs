//! A text as a 1-bit PNG: what name and address have in common.

use super::canvas::Bitmap;
use super::error::RenderError;
use super::glyph::{Glyph, SIDE};
use super::png::bitmap_png;
use super::text_lines::{check_length, lines};
use crate::jis_level::needs_substitute;

/// Most full-width characters in a line.
const MOST_COLUMNS: u16 = 100;

/// Height of a line: the glyph, and room for the line under a marked character.
const LINE_HEIGHT: u32 = SIDE + 2;

/// Draws a text as wide as `columns` full-width characters and as high as its lines, black on white. With
/// `mark_substituted`, a dotted line stands under each character that a certificate substitutes.
pub(crate) fn text_png(text: &str, columns: u16, mark_substituted: bool) -> Result<Vec<u8>, RenderError> {
    if !(1..=MOST_COLUMNS).contains(&columns) {
        return Err(RenderError::Columns { most: MOST_COLUMNS, got: columns });
    }
    check_length(text)?;
    let columns = u32::from(columns);
    let lines = lines(text, 2 * columns);
    let height = (0..).zip(&lines).map(|(index, _)| (index + 1) * LINE_HEIGHT).last().unwrap_or(LINE_HEIGHT);
    let mut canvas = Bitmap::new(columns * SIDE, height);
    for (index, line) in (0..).zip(&lines) {
        let top = index * LINE_HEIGHT;
        let mut left = 0;
        for character in line.chars() {
            let glyph = Glyph::of(character);
            glyph.draw(&mut canvas, left, top);
            if mark_substituted && needs_substitute(character) {
                for x in (left..left + glyph.width()).step_by(2) {
                    canvas.ink(x, top + SIDE);
                }
            }
            left += glyph.width();
        }
    }
    bitmap_png(&canvas)
}
