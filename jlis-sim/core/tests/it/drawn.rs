//! Reads back what was drawn.

use std::io::Cursor;

use sha2::{Digest, Sha256};

/// A PNG file as its reader sees it.
pub(crate) struct Drawn {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bits: u8,
    /// Grey from 0 to 255, row by row.
    pub(crate) greys: Vec<u8>,
}

impl Drawn {
    /// Reads a PNG file, which must be grey.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        let header = decoder.read_header_info().unwrap();
        assert_eq!(header.color_type, png::ColorType::Grayscale);
        let (width, height, bits) = (header.width, header.height, header.bit_depth as u8);
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut greys = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut greys).unwrap();
        reader.finish().unwrap();
        Self { width, height, bits, greys }
    }

    pub(crate) fn grey(&self, x: u32, y: u32) -> u8 {
        assert!(x < self.width);
        self.greys[(y * self.width + x) as usize]
    }

    /// A part as text: `#` for ink, `.` for paper.
    pub(crate) fn part(&self, left: u32, top: u32, width: u32, height: u32) -> Vec<String> {
        let dot = |x, y| if self.grey(x, y) == 0 { '#' } else { '.' };
        (top..top + height).map(|y| (left..left + width).map(|x| dot(x, y)).collect()).collect()
    }

    /// Whether anything is inked in a part.
    pub(crate) fn is_inked(&self, left: u32, top: u32, width: u32, height: u32) -> bool {
        self.part(left, top, width, height).iter().any(|row| row.contains('#'))
    }
}

pub(crate) fn hash(octets: impl AsRef<[u8]>) -> String {
    format!("{:x}", Sha256::digest(octets))
}
