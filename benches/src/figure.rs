//! Numbers as they stand in tables.

use std::fmt;

use crate::statistics::Spread;

/// Median with smallest and largest, after multiplication.
pub(crate) struct Figure(pub(crate) Option<Spread>, pub(crate) f64);

impl Figure {
    pub(crate) fn of(values: &[f64], scale: f64) -> Self {
        Self(Spread::of(values.to_vec()), scale)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(spread) = self.0 else { return f.write_str("none") };
        let Spread { median, least, most, .. } = spread.map(|value| value * self.1);
        write!(f, "{} ({} to {})", Number(median), Number(least), Number(most))
    }
}

/// A number with three digits that mean something, or whole with commas between thousands.
pub(crate) struct Number(pub(crate) f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.abs();
        let decimals = match magnitude {
            _ if magnitude >= 1000.0 => return Whole(self.0).fmt(f),
            _ if magnitude >= 100.0 => 0,
            _ if magnitude >= 10.0 => 1,
            _ if magnitude >= 1.0 => 2,
            _ => 3,
        };
        write!(f, "{:.decimals$}", self.0)
    }
}

/// A whole number with commas between thousands.
pub(crate) struct Whole(pub(crate) f64);

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:.0}", self.0);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// One value of each round divided by another of the same round.
pub(crate) fn ratios(of: &[f64], by: &[f64]) -> Option<Spread> {
    Spread::of(of.iter().zip(by).map(|(of, by)| of / by).collect())
}

pub(crate) fn median(values: &[f64]) -> f64 {
    Spread::of(values.to_vec()).map_or(f64::NAN, |spread| spread.median)
}

pub(crate) fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**not met**" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_shows_three_digits_or_more() {
        let shown: Vec<String> =
            [0.1234, 1.234, 12.34, 123.4, 1234.5, 1_234_567.0].map(|n| Number(n).to_string()).into();
        assert_eq!(shown, ["0.123", "1.23", "12.3", "123", "1,234", "1,234,567"]);
    }

    #[test]
    fn a_ratio_is_taken_round_by_round() {
        let spread = ratios(&[2.0, 9.0, 4.0], &[1.0, 3.0, 1.0]).unwrap();
        assert_eq!((spread.least, spread.median, spread.most), (2.0, 3.0, 4.0));
        assert_eq!(ratios(&[], &[1.0]), None);
    }
}
