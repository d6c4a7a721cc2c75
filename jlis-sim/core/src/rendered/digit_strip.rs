//! A row of digits, each in a cell of 6 x 12 pixels: twelve make the 72 x 12 and four the 24 x 12 pixels seen on cards.

use super::canvas::Bitmap;
use super::error::RenderError;
use super::png::bitmap_png;

const CELL_WIDTH: u32 = 6;
const CELL_HEIGHT: u32 = 12;

/// Digits of 5 x 8 pixels: rows from the top, the leftmost pixel in bit 4.
const DIGITS: [[u8; 8]; 10] = [
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b00100, 0b01100, 0b10100, 0b00100, 0b00100, 0b00100, 0b00100, 0b11111],
    [0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111],
    [0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b00001, 0b10001, 0b01110],
    [0b00010, 0b00110, 0b01010, 0b10010, 0b10010, 0b11111, 0b00010, 0b00010],
    [0b11111, 0b10000, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10000, 0b11110, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b11111, 0b00001, 0b00010, 0b00010, 0b00100, 0b00100, 0b01000, 0b01000],
    [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10001, 0b10001, 0b01111, 0b00001, 0b10001, 0b01110],
];

/// Draws ASCII digits as a 1-bit PNG, black on white. What is no digit stays blank; callers let nothing else through.
pub(crate) fn digits_png(digits: &str) -> Result<Vec<u8>, RenderError> {
    let cells = digits.bytes().fold(0, |count, _| count + 1);
    let mut canvas = Bitmap::new(cells * CELL_WIDTH, CELL_HEIGHT);
    for (cell, digit) in (0..).zip(digits.bytes()) {
        let shape = DIGITS.get(usize::from(digit.wrapping_sub(b'0'))).copied().unwrap_or_default();
        for (y, row) in (2..).zip(shape) {
            for x in (0..5).filter(|x| row & (0b10000 >> x) != 0) {
                canvas.ink(cell * CELL_WIDTH + x, y);
            }
        }
    }
    bitmap_png(&canvas)
}
