//! Pixels to encode, and the independent decoder.

use hayro_jpeg2000::{DecodeSettings, DecoderContext, Image};

/// A soft slope with a dark disc and a few hard lines: what a portrait is made of.
pub(crate) fn soft(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let slope = 60 + 120 * y / height + 40 * x / width;
        let (across, down) = (x.abs_diff(width / 2), y.abs_diff(height / 2));
        let inside = across * across + down * down < (width.min(height) / 3).pow(2);
        let line = y % 32 == 5 && x > width / 2;
        u8::try_from(if inside { 70 } else { slope } + if line { 25 } else { 0 }).unwrap()
    };
    (0..height).flat_map(|y| (0..width).map(move |x| pixel(x, y))).collect()
}

/// What no compressor likes: every pixel unrelated to its neighbours.
pub(crate) fn noise(width: u32, height: u32) -> Vec<u8> {
    let mut state = 0x2545_F491_u32;
    (0..width * height)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_be_bytes()[0]
        })
        .collect()
}

/// Width, height and grey pixels, as `hayro-jpeg2000` reads them.
pub(crate) fn decoded(file: &[u8]) -> (u32, u32, Vec<u8>) {
    let image = Image::new(file, &DecodeSettings::default()).unwrap();
    assert!(!image.has_alpha());
    let pixels = image.decode(&mut DecoderContext::default()).unwrap().data_u8();
    (image.width(), image.height(), pixels)
}

/// The largest difference of two pixels at the same place.
pub(crate) fn largest_difference(one: &[u8], other: &[u8]) -> u8 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(a, b)| a.abs_diff(*b)).max().unwrap()
}
