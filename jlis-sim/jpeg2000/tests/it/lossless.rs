//! Nothing is lost, whatever the sides.

use sekisho_jlis_sim_jpeg2000::{Compression, encode};

use super::picture::{decoded, noise, soft};

#[test]
fn every_pixel_of_a_portrait_sized_picture_comes_back() {
    for pixels in [soft(240, 320), noise(240, 320)] {
        let file = encode(240, 320, &pixels, Compression::Lossless).unwrap();
        assert_eq!(decoded(&file), (240, 320, pixels));
    }
}

#[test]
fn every_pixel_of_a_picture_with_odd_sides_comes_back() {
    for (width, height) in [(1, 1), (1, 2), (1, 7), (7, 1), (1, 300), (300, 1), (3, 5), (17, 31), (63, 65), (127, 2)] {
        let pixels = noise(width, height);
        let file = encode(width, height, &pixels, Compression::Lossless).unwrap();
        assert_eq!(decoded(&file), (width, height, pixels), "{width} x {height}");
    }
}

#[test]
fn the_file_is_a_jp2_in_greyscale_that_says_what_it_is() {
    let file = encode(8, 8, &soft(8, 8), Compression::Lossless).unwrap();
    assert_eq!(file[..12], *b"\0\0\0\x0CjP  \r\n\x87\n");
    // Enumerated colour space 17 is greyscale (ISO/IEC 15444-1, I.5.3.3).
    assert!(file.windows(11).any(|part| part == b"colr\x01\0\0\0\0\0\x11"));
    assert!(file.windows(19).any(|part| part == b"Sekisho TEST OBJECT"));
}
