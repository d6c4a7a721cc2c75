//! An operator brings a picture of its own.

use sekisho_jlis_sim_core::{PHOTO_HEIGHT, PHOTO_WIDTH, RenderError, picture};

/// A JPEG file of 8 x 8 pixels, grey 100 on the left half and 200 on the right, made with Pillow.
const JPEG: &[u8] = include_bytes!("../data/halves.jpg");

fn png_of(width: u32, height: u32, colour: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    file
}

fn only_grey(file: &[u8]) -> u8 {
    let photo = picture(file).unwrap();
    assert_eq!((photo.width(), photo.height()), (PHOTO_WIDTH, PHOTO_HEIGHT));
    assert!(photo.pixels().iter().all(|pixel| *pixel == photo.pixels()[0]));
    photo.pixels()[0]
}

#[test]
fn every_kind_of_png_becomes_grey() {
    use png::BitDepth::{Eight, One, Sixteen};
    use png::ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    for (colour, depth, data, grey) in [
        (Grayscale, Eight, vec![77], 77),
        (Grayscale, One, vec![0x80], 255),
        (Grayscale, Sixteen, vec![77, 200], 77),
        (GrayscaleAlpha, Eight, vec![0, 102], 153),
        (Rgb, Eight, vec![255, 0, 0], 76),
        (Rgba, Eight, vec![0, 255, 0, 255], 150),
        (Rgba, Eight, vec![0, 255, 0, 0], 255),
        (Indexed, One, vec![0x80], 29),
    ] {
        assert_eq!(only_grey(&png_of(1, 1, colour, depth, &data)), grey, "{colour:?} {depth:?} {data:?}");
    }
}

#[test]
fn a_jpeg_becomes_grey_within_what_jpeg_loses() {
    let photo = picture(JPEG).unwrap();
    let row = &photo.pixels()[..PHOTO_WIDTH as usize];
    assert!(row[0].abs_diff(100) <= 4 && row[239].abs_diff(200) <= 4, "{} {}", row[0], row[239]);
}

#[test]
fn a_picture_of_another_shape_is_cut_around_its_middle() {
    // Three stripes: the outer two are cut away, whichever way they lie.
    let stripes = [[10_u8; 30], [120; 30], [240; 30]].concat();
    let high = png_of(30, 90, png::ColorType::Grayscale, png::BitDepth::Eight, &stripes.repeat(30));
    assert_eq!(picture(&high).unwrap().height(), PHOTO_HEIGHT);
    let wide: Vec<u8> = (0..40).flat_map(|_| stripes.clone()).collect();
    let wide = png_of(90, 40, png::ColorType::Grayscale, png::BitDepth::Eight, &wide);
    assert_eq!(only_grey(&wide), 120);
}

#[test]
fn what_is_neither_png_nor_jpeg_is_refused() {
    for file in [&b""[..], b"GIF89a", b"\x89PN", b"\xFF\xD8"] {
        assert_eq!(picture(file), Err(RenderError::UnknownPicture));
    }
}

#[test]
fn a_damaged_picture_is_refused_with_its_format_and_never_stops_anything() {
    let png = png_of(8, 8, png::ColorType::Grayscale, png::BitDepth::Eight, &[9; 64]);
    for (file, name) in [(&png[..], "PNG"), (JPEG, "JPEG")] {
        let cut = picture(&file[..file.len() / 3]).unwrap_err();
        assert!(matches!(cut, RenderError::DamagedPicture { format, .. } if format == name), "{cut:?}");
        for position in 0..file.len() {
            let mut harmed = file.to_vec();
            harmed[position] ^= 0x55;
            match picture(&harmed) {
                Ok(photo) => assert_eq!(photo.width(), PHOTO_WIDTH),
                Err(
                    RenderError::DamagedPicture { .. } | RenderError::UnknownPicture | RenderError::PictureSize { .. },
                ) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn a_picture_with_too_long_a_side_is_refused_before_it_is_decoded() {
    let long = png_of(4097, 1, png::ColorType::Grayscale, png::BitDepth::One, &[0; 513]);
    assert_eq!(picture(&long), Err(RenderError::PictureSize { width: 4097, height: 1, largest: 4096 }));
}
