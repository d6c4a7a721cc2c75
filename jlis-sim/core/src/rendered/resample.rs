//! Smaller and larger pictures, each new pixel the mean of what it covers.

use super::canvas::GreyImage;

/// The old pixels that a new one covers, each with its weight. The weights of a new pixel add up to the count of old pixels.
pub(crate) type Span = Vec<(u32, u32)>;

/// For each of `new` pixels that lie over `old` pixels: what it covers.
pub(crate) fn spans(old: u32, new: u32) -> Vec<Span> {
    let new_wide = u64::from(new);
    (0..u64::from(new))
        .map(|index| {
            // In steps of 1/new of an old pixel: a new pixel is `old` steps wide and an old one `new` steps.
            let (from, to) = (index * u64::from(old), (index + 1) * u64::from(old));
            (from / new_wide..to.div_ceil(new_wide))
                .filter_map(|covered| {
                    let overlap = to.min((covered + 1) * new_wide) - from.max(covered * new_wide);
                    Some((u32::try_from(covered).ok()?, u32::try_from(overlap).ok()?))
                })
                .collect()
        })
        .collect()
}

/// The part of a picture from `left` and `top` on, `width` by `height` of its pixels, as `new_width` by `new_height` pixels.
pub(crate) fn resampled(
    image: &GreyImage,
    (left, top, width, height): (u32, u32, u32, u32),
    new_width: u32,
    new_height: u32,
) -> GreyImage {
    let (across, down) = (spans(width, new_width), spans(height, new_height));
    let area = (u64::from(width) * u64::from(height)).max(1);
    let narrowed: Vec<Vec<u32>> = (0..height)
        .map(|y| {
            let row = image.row(top + y);
            let pixel = |x: u32| row.get((left + x) as usize).copied().unwrap_or(u8::MAX);
            let mean = |span: &Span| span.iter().map(|&(x, weight)| u32::from(pixel(x)) * weight).sum();
            across.iter().map(mean).collect()
        })
        .collect();
    let mut result = GreyImage::filled(new_width, new_height, u8::MAX);
    for (y, span) in (0..).zip(&down) {
        let mut sums = vec![0_u64; new_width as usize];
        for &(covered, weight) in span {
            for (sum, &value) in sums.iter_mut().zip(narrowed.get(covered as usize).into_iter().flatten()) {
                *sum += u64::from(value) * u64::from(weight);
            }
        }
        for (x, sum) in (0..).zip(sums) {
            result.blend(x, y, u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX), u8::MAX);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{GreyImage, resampled, spans};

    #[test]
    fn the_weights_of_every_new_pixel_add_up_to_the_old_count() {
        for (old, new) in [(1, 1), (1, 7), (7, 1), (16, 31), (31, 16), (240, 213)] {
            assert!(spans(old, new).iter().all(|span| span.iter().map(|(_, weight)| weight).sum::<u32>() == old));
        }
    }

    #[test]
    fn halving_takes_the_mean_and_doubling_repeats() {
        let image = GreyImage::new(2, 2, vec![0, 100, 200, 60]).unwrap();
        assert_eq!(resampled(&image, (0, 0, 2, 2), 1, 1).pixels(), [90]);
        assert_eq!(resampled(&image, (1, 0, 1, 2), 2, 2).pixels(), [100, 100, 60, 60]);
    }

    #[test]
    fn a_picture_of_the_same_size_stays_as_it_is() {
        let image = GreyImage::new(3, 2, vec![1, 2, 3, 4, 5, 255]).unwrap();
        assert_eq!(resampled(&image, (0, 0, 3, 2), 3, 2), image);
    }
}
