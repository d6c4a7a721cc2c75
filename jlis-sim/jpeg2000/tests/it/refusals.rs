//! What is no picture is refused with the sizes that came.

use sekisho_jlis_sim_jpeg2000::{Compression, EncodeError, LARGEST_SIDE, encode};

#[test]
fn a_side_of_zero_or_beyond_the_largest_is_refused() {
    for (width, height) in [(0, 1), (1, 0), (LARGEST_SIDE + 1, 1), (1, u32::MAX), (u32::MAX, u32::MAX)] {
        let refused = encode(width, height, &[], Compression::Lossless);
        assert_eq!(refused, Err(EncodeError::Size { width, height, largest: LARGEST_SIDE }));
    }
}

#[test]
fn pixels_that_do_not_fill_the_picture_are_refused() {
    for got in [0, 11, 13] {
        let refused = encode(3, 4, &vec![0; got], Compression::Lossless);
        assert_eq!(refused, Err(EncodeError::Pixels { expected: 12, got }));
    }
}
