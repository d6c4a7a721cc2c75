//! Portraits of nobody, and photos as the card holds them.

use hayro_jpeg2000::{DecodeSettings, DecoderContext, Image};
use sekisho_jlis_sim_core::{
    DrawingSettings, GreyImage, PHOTO_HEIGHT, PHOTO_WIDTH, RenderError, Seed, address_png, code_png, name_png,
    photo_jp2, portrait,
};

use super::drawn::hash;

fn within(photo_octets: usize) -> DrawingSettings {
    DrawingSettings { photo_octets, ..DrawingSettings::default() }
}

fn seed(index: u32) -> Seed {
    Seed::of_run("portraits").of(&index.to_string())
}

/// The mean difference of two pixels at the same place, in hundredths of a grey.
fn mean_difference(one: &[u8], other: &[u8]) -> u64 {
    assert_eq!(one.len(), other.len());
    let sum: u64 = one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    100 * sum / one.len() as u64
}

#[test]
fn a_photo_of_every_budget_fits_it_and_shows_the_portrait() {
    let portrait = portrait(&seed(0));
    for (octets, allowed) in [(600, 1200), (1000, 700), (2000, 350), (3000, 250), (8000, 100), (28_000, 60)] {
        let file = photo_jp2(&portrait, &within(octets)).unwrap();
        assert!(file.len() <= octets, "{} of {octets}", file.len());
        let image = Image::new(&file, &DecodeSettings::default()).unwrap();
        assert_eq!((image.width(), image.height()), (PHOTO_WIDTH, PHOTO_HEIGHT));
        let shown = image.decode(&mut DecoderContext::default()).unwrap().data_u8();
        let difference = mean_difference(portrait.pixels(), &shown);
        assert!(difference <= allowed, "{octets} octets: {difference}");
    }
}

/// 32,767 octets can be reached by READ BINARY; besides the pictures the file has 600 octets.
#[test]
fn with_the_largest_photo_and_the_longest_texts_the_file_stays_within_reach() {
    let settings = within(28_000);
    let long = "驫鱻龘".repeat(33);
    let noise = (0..PHOTO_WIDTH * PHOTO_HEIGHT).map(|n| n.wrapping_mul(0x9E37_79B1).to_be_bytes()[1]).collect();
    let photo = GreyImage::new(PHOTO_WIDTH, PHOTO_HEIGHT, noise).unwrap();
    let pictures = [
        name_png(&long, &settings).unwrap(),
        address_png(&long, &settings).unwrap(),
        code_png("2285").unwrap(),
        photo_jp2(&photo, &settings).unwrap(),
    ];
    let octets: usize = pictures.iter().map(Vec::len).sum();
    assert!(octets + 600 <= 32_767, "{octets}");
}

#[test]
fn the_pictures_of_a_usual_resident_make_a_file_of_about_three_kilobytes() {
    let settings = DrawingSettings::default();
    let pictures = [
        name_png("試験\u{3000}花子", &settings).unwrap(),
        address_png("愛知県名古屋市千種区架空町一丁目１２番", &settings).unwrap(),
        code_png("2285").unwrap(),
        photo_jp2(&portrait(&seed(1)), &settings).unwrap(),
    ];
    let octets: usize = 600 + pictures.iter().map(Vec::len).sum::<usize>();
    assert!((2500..3600).contains(&octets), "{octets}");
}

#[test]
fn a_budget_that_the_file_on_the_card_cannot_hold_is_refused() {
    let refused = photo_jp2(&portrait(&seed(0)), &within(28_001));
    assert_eq!(refused, Err(RenderError::PhotoOctets { most: 28_000, got: 28_001 }));
}

#[test]
fn a_budget_that_no_photo_fits_is_refused_with_what_it_needs() {
    let refused = photo_jp2(&portrait(&seed(0)), &within(50)).unwrap_err();
    assert!(matches!(refused, RenderError::Photo(_)), "{refused:?}");
}

#[test]
fn two_residents_have_different_portraits_and_one_has_the_same_again() {
    let portraits: Vec<_> = (0..20).map(|index| portrait(&seed(index))).collect();
    for (index, one) in portraits.iter().enumerate() {
        assert_eq!((one.width(), one.height()), (PHOTO_WIDTH, PHOTO_HEIGHT));
        for other in &portraits[index + 1..] {
            assert!(mean_difference(one.pixels(), other.pixels()) > 100);
        }
    }
    assert_eq!(portraits[3], portrait(&seed(3)));
}

#[test]
fn every_portrait_says_test_across_the_chest() {
    for index in 0..10 {
        let portrait = portrait(&seed(index));
        let row = |y: u32| &portrait.pixels()[(y * PHOTO_WIDTH) as usize..][..PHOTO_WIDTH as usize];
        // The bars of T and E stand in white on a band that is dark from edge to edge.
        assert!(row(270)[0] < 110 && row(270)[239] < 110);
        let white = row(PHOTO_HEIGHT - 64 - 6 + 17).iter().filter(|&&grey| grey == 255).count();
        assert!((60..=120).contains(&white), "{white}");
    }
}

#[test]
fn the_same_seed_gives_the_same_octets() {
    let portrait = portrait(&seed(7));
    assert_eq!(hash(portrait.pixels()), "48474fdb09928bebae1e1257b043d080b2830c3658d5c7a14e9957dff1bcd7e4");
    assert_eq!(
        hash(photo_jp2(&portrait, &DrawingSettings::default()).unwrap()),
        "e0c8222245191ed39c98c212bd5b689f87d4d084715b8dec09e570fd9df2d738"
    );
}

#[test]
fn pixels_that_are_no_picture_are_refused() {
    for (width, height, got) in [(0, 1, 0), (2, 2, 3), (4097, 1, 4097)] {
        let refused = GreyImage::new(width, height, vec![0; got]);
        assert_eq!(refused, Err(RenderError::Pixels { width, height, got, largest: 4096 }));
    }
}

#[test]
fn debug_shows_no_pixel_of_a_photo() {
    let photo = GreyImage::new(2, 1, vec![201, 202]).unwrap();
    assert_eq!(format!("{photo:?}"), "GreyImage(2 x 1)");
}
