//! Medians and ratios.

use proptest::prelude::*;
use sekisho_benches::{Operation, Sample, Spread, Subject, rates, ratios};

fn sample(subject: Subject, round: u32, count: u32, seconds: f64) -> Sample {
    Sample { operation: Operation::SelectFile, subject, round, count, seconds }
}

#[test]
fn the_median_of_an_even_number_of_values_lies_between_the_two_in_the_middle() {
    let spread = Spread::of(vec![4.0, 1.0, 100.0, 2.0]).unwrap();
    assert_eq!(spread, Spread { median: 3.0, least: 1.0, most: 100.0, count: 4 });
    assert_eq!(Spread::of(Vec::new()), None);
}

#[test]
fn a_ratio_compares_blocks_of_the_same_round_only_and_by_rate() {
    let samples = [
        sample(Subject::CardInReader, 0, 100, 2.0),
        sample(Subject::EchoInReader, 0, 100, 1.0),
        sample(Subject::EchoInReader, 1, 50, 1.0),
        sample(Subject::CardInReader, 1, 100, 2.0),
        sample(Subject::CardInReader, 2, 100, 1.0),
    ];
    let ratio = ratios(&samples, Operation::SelectFile, Subject::EchoInReader, Subject::CardInReader).unwrap();
    assert_eq!(ratio, Spread { median: 1.5, least: 1.0, most: 2.0, count: 2 });
    assert_eq!(rates(&samples, Operation::SelectFile, Subject::CardInReader).unwrap().count, 3);
    assert_eq!(rates(&samples, Operation::ReadBinary, Subject::CardInReader), None);
}

proptest! {
    #[test]
    fn the_median_has_as_many_values_below_as_above(values in prop::collection::vec(-1e9..1e9_f64, 1..40)) {
        let spread = Spread::of(values.clone()).unwrap();
        let below = values.iter().filter(|value| **value < spread.median).count();
        let above = values.iter().filter(|value| **value > spread.median).count();
        prop_assert!(below <= values.len() / 2 && above <= values.len() / 2);
        prop_assert!(spread.least <= spread.median && spread.median <= spread.most);
        prop_assert_eq!(spread.count, values.len());
    }
}
