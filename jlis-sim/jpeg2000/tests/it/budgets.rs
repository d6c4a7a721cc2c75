//! A file fits its budget and shows what it should.

use sekisho_jlis_sim_jpeg2000::{Compression, EncodeError, encode};

use super::picture::{decoded, largest_difference, noise, soft};

#[test]
fn a_portrait_sized_picture_fits_each_budget_and_uses_most_of_it() {
    let pixels = soft(240, 320);
    for octets in [500, 1000, 1500, 2000, 3000, 5000] {
        let file = encode(240, 320, &pixels, Compression::Within { octets }).unwrap();
        assert!(file.len() <= octets && file.len() * 5 >= octets * 4, "{} of {octets}", file.len());
    }
}

#[test]
fn more_octets_never_show_the_picture_worse_by_much() {
    let pixels = soft(240, 320);
    for (octets, allowed) in [(1500, 48), (3000, 28), (6000, 10), (12_000, 3)] {
        let file = encode(240, 320, &pixels, Compression::Within { octets }).unwrap();
        let (width, height, shown) = decoded(&file);
        assert_eq!((width, height), (240, 320));
        let difference = largest_difference(&pixels, &shown);
        assert!(difference <= allowed, "{difference} with {octets} octets, {allowed} allowed");
    }
}

#[test]
fn noise_fits_a_budget_near_its_own_size() {
    let pixels = noise(240, 320);
    for octets in [2000, 60_000, 76_800, 77_000, 90_000] {
        let file = encode(240, 320, &pixels, Compression::Within { octets }).unwrap();
        assert!(file.len() <= octets, "{} of {octets}", file.len());
    }
}

#[test]
fn a_small_picture_fits_a_small_budget() {
    for (width, height) in [(1, 1), (1, 40), (16, 16), (40, 50)] {
        let pixels = soft(width, height);
        let file = encode(width, height, &pixels, Compression::Within { octets: 300 }).unwrap();
        let (decoded_width, decoded_height, _) = decoded(&file);
        assert!(file.len() <= 300);
        assert_eq!((decoded_width, decoded_height), (width, height));
    }
}

#[test]
fn a_budget_below_the_smallest_file_is_refused_with_both_sizes() {
    let refused = encode(240, 320, &noise(240, 320), Compression::Within { octets: 100 }).unwrap_err();
    let EncodeError::Budget { budget: 100, smallest } = refused else { panic!("{refused:?}") };
    let file = encode(240, 320, &noise(240, 320), Compression::Within { octets: smallest }).unwrap();
    assert!(file.len() <= smallest);
}
