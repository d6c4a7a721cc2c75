//! From samples to the few numbers that a reader looks at.

use crate::operation::Operation;
use crate::sample::{Sample, Subject};

/// Median, smallest and largest of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle value; of an even number of values, the mean of the two in the middle.
    pub median: f64,
    /// The smallest value.
    pub least: f64,
    /// The largest value.
    pub most: f64,
    /// Number of values.
    pub count: usize,
}

impl Spread {
    /// The spread of these values; none of no values.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let (least, most) = (*values.first()?, *values.last()?);
        let upper = values.len() / 2;
        let lower = (values.len() - 1) / 2;
        Some(Self { median: f64::midpoint(values[lower], values[upper]), least, most, count: values.len() })
    }

    /// The spread of the values after a change that keeps their order.
    #[must_use]
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { median: change(self.median), least: change(self.least), most: change(self.most), count: self.count }
    }
}

/// Operations in a second, over the rounds of one subject.
#[must_use]
pub fn rates(samples: &[Sample], operation: Operation, subject: Subject) -> Option<Spread> {
    Spread::of(of_subject(samples, operation, subject).map(Sample::rate).collect())
}

/// Rate of one subject divided by that of another, round by round.
#[must_use]
pub fn ratios(samples: &[Sample], operation: Operation, subject: Subject, peer: Subject) -> Option<Spread> {
    let of_round = |sample: &Sample| {
        of_subject(samples, operation, peer)
            .find(|candidate| candidate.round == sample.round)
            .map(|candidate| sample.rate() / candidate.rate())
    };
    Spread::of(of_subject(samples, operation, subject).filter_map(of_round).collect())
}

fn of_subject(samples: &[Sample], operation: Operation, subject: Subject) -> impl Iterator<Item = &Sample> {
    samples.iter().filter(move |sample| (sample.operation, sample.subject) == (operation, subject))
}
