//! A portrait of nobody: the silhouette of a head and shoulders, drawn from a seed and marked TEST.
//!
//! It has no face, so that nobody can take it for somebody's. Two seeds differ in proportions, hair, tones and clothes.

use super::canvas::GreyImage;
use super::glyph::{Glyph, SIDE};
use super::photo::{PHOTO_HEIGHT, PHOTO_WIDTH};
use crate::seed::{Draw, Seed};

/// Sample points along each side of a pixel, so that edges get five greys.
const SAMPLES: i32 = 2;

/// Everything that varies. Lengths in sample points.
struct Figure {
    head: Ellipse,
    hair: Ellipse,
    /// Hair ends here; below it is only beside the head.
    hair_line: i32,
    /// How far the hair falls.
    hair_end: i32,
    neck: i32,
    shoulders: Ellipse,
    collar: i32,
    skin: u8,
    hair_grey: u8,
    clothes: u8,
    shirt: u8,
    background: u8,
}

/// An upright ellipse.
struct Ellipse {
    x: i32,
    y: i32,
    across: i32,
    down: i32,
}

impl Ellipse {
    fn contains(&self, x: i32, y: i32) -> bool {
        // In 64 bits no length within a picture overflows, and without a division every sample is fast.
        let square = |length: i32| i64::from(length) * i64::from(length);
        let (across, down) = (square(self.across), square(self.down));
        square(x - self.x) * down + square(y - self.y) * across <= across * down
    }
}

impl Figure {
    fn of(draw: &mut Draw) -> Self {
        let mut between = |least: i32, most: i32| {
            let range = u64::try_from(most - least + 1).unwrap_or(1);
            least + i32::try_from(draw.below(range)).unwrap_or(0)
        };
        let x = SAMPLES * (120 + between(-5, 5));
        let y = SAMPLES * between(118, 128);
        let head = Ellipse { x, y, across: SAMPLES * between(44, 56), down: SAMPLES * between(60, 74) };
        let volume = SAMPLES * between(5, 16);
        let hair = Ellipse { x, y: y - SAMPLES * 6, across: head.across + volume, down: head.down + volume };
        let shoulders =
            Ellipse { x, y: SAMPLES * 330, across: SAMPLES * between(92, 122), down: SAMPLES * between(96, 116) };
        Self {
            hair_line: y - head.down * between(20, 55) / 100,
            hair_end: y + head.down * between(0, 110) / 100,
            neck: head.across * between(42, 58) / 100,
            collar: SAMPLES * between(14, 34),
            skin: grey(between(150, 205)),
            hair_grey: grey(between(25, 95)),
            clothes: grey(between(45, 120)),
            shirt: grey(between(200, 240)),
            background: grey(between(212, 236)),
            head,
            hair,
            shoulders,
        }
    }

    /// The grey at a sample point.
    fn at(&self, x: i32, y: i32) -> u8 {
        let beside = (x - self.head.x).abs();
        // Light comes from the left: half a tone across the head.
        let lit = |tone: u8| grey(i32::from(tone) - (x - self.head.x) * 14 / self.head.across);
        if self.hair.contains(x, y) && y < self.hair_line {
            return self.hair_grey;
        }
        if self.head.contains(x, y) {
            return lit(self.skin);
        }
        if self.shoulders.contains(x, y) {
            let below = y - (self.shoulders.y - self.shoulders.down);
            // The collar opens to a V.
            return if beside * 3 + below < self.collar * 3 { self.shirt } else { lit(self.clothes) };
        }
        if beside < self.neck && y > self.head.y && y < self.shoulders.y {
            return lit(grey(i32::from(self.skin) - 22));
        }
        if self.hair.contains(x, y) && y < self.hair_end {
            return self.hair_grey;
        }
        grey(i32::from(self.background) - y / 40)
    }
}

fn grey(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(0)
}

/// The portrait of a seed, [`PHOTO_WIDTH`] by [`PHOTO_HEIGHT`] pixels.
#[must_use]
pub fn portrait(seed: &Seed) -> GreyImage {
    let figure = Figure::of(&mut seed.of("portrait").draw());
    let mut image = GreyImage::filled(PHOTO_WIDTH, PHOTO_HEIGHT, u8::MAX);
    for (row, y) in (0..PHOTO_HEIGHT).zip((0..).map(|row| row * SAMPLES)) {
        for (column, x) in (0..PHOTO_WIDTH).zip((0..).map(|column| column * SAMPLES)) {
            let samples = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(right, down)| figure.at(x + right, y + down));
            let sum: u32 = samples.iter().map(|&sample| u32::from(sample)).sum();
            image.blend(column, row, u8::try_from(sum / 4).unwrap_or(0), u8::MAX);
        }
    }
    mark(&mut image);
    image
}

/// Writes TEST across the chest, white on a dark band.
fn mark(image: &mut GreyImage) {
    const TEXT: &str = "TEST";
    const SCALE: u32 = 4;
    const TOP: u32 = PHOTO_HEIGHT - SIDE * SCALE - 6;
    const LEFT: u32 = (PHOTO_WIDTH - 4 * 8 * SCALE) / 2;
    for y in TOP..PHOTO_HEIGHT {
        for x in 0..PHOTO_WIDTH {
            image.blend(x, y, 30, 190);
        }
    }
    for (place, character) in (0..).zip(TEXT.chars()) {
        let glyph = Glyph::of(character);
        for y in 0..SIDE * SCALE {
            for x in (0..8 * SCALE).filter(|x| glyph.is_ink(x / SCALE, y / SCALE)) {
                image.blend(LEFT + place * 8 * SCALE + x, TOP + y, 255, u8::MAX);
            }
        }
    }
}
