//! Things at places on a side of the card. Lengths are in hundredths of a millimetre, from the upper left corner.

use std::borrow::Cow;

use crate::rendered::canvas::{Bitmap, GreyImage};
use crate::rendered::text_lines::{half_widths, lines};

/// Width of the card.
pub(super) const WIDTH: u32 = 8560;
/// Height of the card.
pub(super) const HEIGHT: u32 = 5398;
/// Distance of what is printed from the edge.
pub(super) const MARGIN: u32 = 320;

/// A colour: red, green, blue.
#[derive(Clone, Copy)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

pub(super) const INK: Colour = Colour(0x1B, 0x22, 0x2C);
pub(super) const CAPTION: Colour = Colour(0x4A, 0x60, 0x6E);
pub(super) const RULE: Colour = Colour(0xA9, 0xBC, 0xC6);
pub(super) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);
pub(super) const WARNING: Colour = Colour(0xC2, 0x1F, 0x2E);

/// A line of text. Its box is as high as its size; the left edge or the middle is at `x`.
pub(super) struct Text<'a> {
    pub(super) x: u32,
    pub(super) top: u32,
    pub(super) size: u32,
    pub(super) text: Cow<'a, str>,
    pub(super) colour: Colour,
    pub(super) bold: bool,
    pub(super) middle: bool,
}

/// A filled rectangle.
pub(super) struct Rectangle {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) radius: u32,
    pub(super) colour: Colour,
}

/// Something at a place.
pub(super) enum Item<'a> {
    Text(Text<'a>),
    Rectangle(Rectangle),
    /// A picture in a rectangle, with its description.
    Photo {
        x: u32,
        y: u32,
        width: u32,
        height: u32,
        image: &'a GreyImage,
        says: &'static str,
    },
    /// A code in a square, its pixels kept sharp, with its description.
    Code {
        x: u32,
        y: u32,
        side: u32,
        bitmap: Bitmap,
        says: &'static str,
    },
}

/// A side of the card.
pub(super) struct Scene<'a> {
    /// Tells the identifiers within one side from those of the other, for pages that hold both.
    pub(super) id: &'static str,
    /// What the side is, for whoever cannot see it.
    pub(super) title: &'static str,
    /// Colours of the background, from the upper left to the lower right corner.
    pub(super) background: [Colour; 2],
    /// The words across the background.
    pub(super) watermark: &'static str,
    pub(super) items: Vec<Item<'a>>,
}

impl<'a> Scene<'a> {
    /// A side with its heading and the warning that every side bears.
    pub(super) fn new(id: &'static str, title: &'static str, heading: &'static str, background: [Colour; 2]) -> Self {
        let mut scene = Self { id, title, background, watermark: "見本 TEST OBJECT", items: Vec::new() };
        scene.text(MARGIN, 250, 300, heading, INK, true);
        let (x, width) = (5140, WIDTH - MARGIN - 5140);
        scene.rectangle(Rectangle { x, y: 200, width, height: 420, radius: 90, colour: WARNING });
        scene.items.push(Item::Text(Text {
            x: x + width / 2,
            top: 272,
            size: 276,
            text: Cow::Borrowed("TEST OBJECT / 見本"),
            colour: WHITE,
            bold: true,
            middle: true,
        }));
        let imprint = "Sekisho · 模擬カード · simulated card, issued by no authority";
        scene.text(MARGIN, HEIGHT - 250, 130, imprint, CAPTION, false);
        scene
    }

    /// A line of text from `x` on.
    pub(super) fn text(
        &mut self,
        x: u32,
        top: u32,
        size: u32,
        text: impl Into<Cow<'a, str>>,
        colour: Colour,
        bold: bool,
    ) {
        self.items.push(Item::Text(Text { x, top, size, text: text.into(), colour, bold, middle: false }));
    }

    /// A caption of a field.
    pub(super) fn caption(&mut self, x: u32, top: u32, text: &'static str) {
        self.text(x, top, 190, text, CAPTION, false);
    }

    /// A text in a box: as large as fits, at most `size`, in as many lines as that takes.
    pub(super) fn text_box(&mut self, x: u32, top: u32, (width, height): (u32, u32), size: u32, text: &str) {
        let (size, lines) = fitted(text, width, height, size);
        for (index, line) in (0..).zip(lines) {
            self.text(x, top + index * line_height(size), size, line, INK, size == SIZE_OF_NAMES);
        }
    }

    /// A filled rectangle.
    pub(super) fn rectangle(&mut self, rectangle: Rectangle) {
        self.items.push(Item::Rectangle(rectangle));
    }

    /// A thin line across.
    pub(super) fn rule(&mut self, x: u32, y: u32, width: u32) {
        self.rectangle(Rectangle { x, y, width, height: 12, radius: 0, colour: RULE });
    }
}

/// Largest size of a name.
pub(super) const SIZE_OF_NAMES: u32 = 400;

fn line_height(size: u32) -> u32 {
    size * 5 / 4
}

/// The largest size up to `size` at which the text fits the box, with its lines. The smallest size is taken even if the text
/// does not fit: the longest text that is drawn at all does.
fn fitted(text: &str, width: u32, height: u32, size: u32) -> (u32, Vec<String>) {
    const SMALLEST: u32 = 70;
    let mut size = size;
    loop {
        let lines = lines(text, 2 * width / size);
        let needed = (0..).zip(&lines).map(|(index, _)| index * line_height(size) + size).last().unwrap_or(size);
        if needed <= height || size <= SMALLEST {
            return (size, lines);
        }
        size = (size - size / 12).max(SMALLEST);
    }
}

impl Text<'_> {
    /// Left edge in the glyphs' own widths.
    pub(super) fn left(&self) -> u32 {
        if self.middle { self.x.saturating_sub(half_widths(&self.text) * self.size / 4) } else { self.x }
    }
}
