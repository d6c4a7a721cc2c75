//! What is drawn on: a bitmap of ink and paper, and a picture in grey.

use std::fmt;

use super::error::RenderError;

/// A bitmap of one bit a pixel: ink or paper. Pixels outside are paper, and drawing there does nothing.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Bitmap {
    width: u32,
    height: u32,
    /// Rows from the top, each in whole octets, the leftmost pixel in the highest bit, 1 for ink.
    octets: Vec<u8>,
}

impl Bitmap {
    /// Nothing but paper.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        Self { width, height, octets: vec![0; width.div_ceil(8) as usize * height as usize] }
    }

    /// Width in pixels.
    pub(crate) fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub(crate) fn height(&self) -> u32 {
        self.height
    }

    /// The rows as PNG wants them in grey with one bit: 1 for paper, and the surplus bits of a row 0.
    pub(crate) fn rows_with_bright_ones(&self) -> impl Iterator<Item = Vec<u8>> {
        let surplus = self.width.div_ceil(8) * 8 - self.width;
        let last_mask = u8::MAX << surplus;
        self.octets.chunks(self.row_octets().max(1)).map(move |row| {
            let mut row: Vec<u8> = row.iter().map(|octet| !octet).collect();
            if let Some(last) = row.last_mut() {
                *last &= last_mask;
            }
            row
        })
    }

    /// Inks a pixel.
    pub(crate) fn ink(&mut self, x: u32, y: u32) {
        if let Some((index, bit)) = self.place(x, y)
            && let Some(octet) = self.octets.get_mut(index)
        {
            *octet |= bit;
        }
    }

    /// Inks a rectangle.
    pub(crate) fn ink_rectangle(&mut self, x: u32, y: u32, width: u32, height: u32) {
        for row in y..y.saturating_add(height).min(self.height) {
            for column in x..x.saturating_add(width).min(self.width) {
                self.ink(column, row);
            }
        }
    }

    /// Whether a pixel is inked.
    pub(crate) fn is_ink(&self, x: u32, y: u32) -> bool {
        self.place(x, y).and_then(|(index, bit)| self.octets.get(index).map(|octet| octet & bit != 0)).unwrap_or(false)
    }

    fn place(&self, x: u32, y: u32) -> Option<(usize, u8)> {
        let inside = x < self.width && y < self.height;
        inside.then(|| (y as usize * self.row_octets() + x as usize / 8, 0x80 >> (x % 8)))
    }

    fn row_octets(&self) -> usize {
        self.width.div_ceil(8) as usize
    }
}

/// A picture in 256 greys, from 0 for black to 255 for white.
#[derive(Clone, PartialEq, Eq)]
pub struct GreyImage {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl GreyImage {
    /// Longest side in pixels.
    pub const LARGEST_SIDE: u32 = sekisho_jlis_sim_jpeg2000::LARGEST_SIDE;

    /// A picture from its pixels, row by row from the top.
    ///
    /// # Errors
    /// [`RenderError::Pixels`] if they do not fill it, or a side is zero or longer than [`Self::LARGEST_SIDE`].
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Self, RenderError> {
        let sides = [width, height].iter().all(|side| (1..=Self::LARGEST_SIDE).contains(side));
        if !sides || pixels.len() != width as usize * height as usize {
            return Err(RenderError::Pixels { width, height, got: pixels.len(), largest: Self::LARGEST_SIDE });
        }
        Ok(Self { width, height, pixels })
    }

    /// A picture of one grey. For sides that are known to be right.
    pub(crate) fn filled(width: u32, height: u32, grey: u8) -> Self {
        Self { width, height, pixels: vec![grey; width as usize * height as usize] }
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, row by row from the top.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Row `y`; empty outside.
    pub(crate) fn row(&self, y: u32) -> &[u8] {
        let start = y as usize * self.width as usize;
        self.pixels.get(start..start + self.width as usize).unwrap_or_default()
    }

    /// Mixes `grey` into a pixel: `cover` is 255 for all of it and 0 for nothing. Outside nothing happens.
    pub(crate) fn blend(&mut self, x: u32, y: u32, grey: u8, cover: u8) {
        if x >= self.width {
            return;
        }
        if let Some(pixel) = self.pixels.get_mut(y as usize * self.width as usize + x as usize) {
            let (cover, rest) = (u32::from(cover), u32::from(u8::MAX - cover));
            let mixed = (u32::from(grey) * cover + u32::from(*pixel) * rest + 127) / 255;
            *pixel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
}

/// Without the pixels: they may show a face.
impl fmt::Debug for GreyImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GreyImage({} x {})", self.width, self.height)
    }
}
