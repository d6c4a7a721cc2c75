//! The 16 x 16 glyph of a character: from GNU Unifont, or a box that shows the code point.

use super::canvas::Bitmap;

/// Height of a glyph and width of a full-width one, in pixels.
pub(crate) const SIDE: u32 = 16;

/// A glyph: 16 rows, the leftmost pixel in the highest bit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    rows: [u16; 16],
    half_width: bool,
}

impl Glyph {
    /// The glyph of a character.
    pub(crate) fn of(character: char) -> Self {
        match font_glyph(character) {
            Some(unifont::Glyph::Halfwidth(rows)) => {
                Self { rows: rows.map(|row| u16::from(row) << 8), half_width: true }
            }
            Some(unifont::Glyph::Fullwidth(rows)) => Self { rows: *rows, half_width: false },
            None => Self { rows: code_point_box(u32::from(character)), half_width: false },
        }
    }

    /// Width in pixels: 8 or 16.
    pub(crate) fn width(&self) -> u32 {
        if self.half_width { SIDE / 2 } else { SIDE }
    }

    /// Whether a pixel is inked.
    pub(crate) fn is_ink(&self, x: u32, y: u32) -> bool {
        let row = self.rows.get(y as usize).copied().unwrap_or(0);
        x < SIDE && row & (0x8000 >> x) != 0
    }

    /// Draws it with its upper left corner at a place.
    pub(crate) fn draw(&self, canvas: &mut Bitmap, left: u32, top: u32) {
        for (y, row) in (top..).zip(self.rows) {
            for x in (0..SIDE).filter(|x| row & (0x8000 >> x) != 0) {
                canvas.ink(left + x, y);
            }
        }
    }
}

/// Whether the font has a glyph for the character. Control characters and whatever lies beyond the Basic Multilingual Plane
/// are drawn as a box with their code point.
#[must_use]
pub fn has_glyph(character: char) -> bool {
    font_glyph(character).is_some()
}

fn font_glyph(character: char) -> Option<&'static unifont::Glyph> {
    // The font's own pictures of control characters are abbreviations; a code point can be looked up.
    if character.is_control() { None } else { unifont::get_glyph(character) }
}

/// Hexadecimal digits, 3 x 5 pixels each: rows from the top, the leftmost pixel in bit 2.
const TINY_DIGITS: [[u8; 5]; 16] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 3, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 2, 2, 2],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
    [2, 5, 7, 5, 5],
    [6, 5, 6, 5, 6],
    [3, 4, 4, 4, 3],
    [6, 5, 5, 5, 6],
    [7, 4, 6, 4, 7],
    [7, 4, 6, 4, 4],
];

/// A frame with the code point in two rows: two digits each for four, three each for more.
fn code_point_box(code_point: u32) -> [u16; 16] {
    const FRAME: u16 = 0b1111_1111_1111_1110;
    const SIDES: u16 = 0b1000_0000_0000_0010;
    let in_a_row: u32 = if code_point > 0xFFFF { 3 } else { 2 };
    // Pixels from the left edge to the first digit: the digits stand in the middle.
    let left = if in_a_row == 3 { 2 } else { 4 };
    let mut rows = [SIDES; 16];
    (rows[0], rows[15]) = (0, 0);
    (rows[1], rows[14]) = (FRAME, FRAME);
    for place in 0..2 * in_a_row {
        let digit = code_point >> (4 * (2 * in_a_row - 1 - place)) & 0xF;
        let top = if place < in_a_row { 2 } else { 8 };
        let shift = 13 - (left + 4 * (place % in_a_row));
        let Some(shape) = TINY_DIGITS.get(digit as usize) else { continue };
        for (row, bits) in rows.iter_mut().skip(top + 1).zip(shape) {
            *row |= u16::from(*bits) << shift;
        }
    }
    rows
}
