//! Digits and days as the card writes them, in ASCII.

use std::{fmt, str::FromStr};

use crate::content::content_error::ContentError;

/// Exactly `N` ASCII digits. Debug output shows none of them: most are personal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits<const N: usize>([u8; N]);

/// A day of the Gregorian calendar, `YYYYMMDD`. Debug output hides it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CardDate(Digits<8>);

impl<const N: usize> Digits<N> {
    /// Takes the digits as they stand in a file.
    ///
    /// # Errors
    /// [`ContentError::Digits`] if these are not `N` digits.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ContentError> {
        match <[u8; N]>::try_from(bytes) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
            _ => Err(ContentError::Digits { expected: N, got: bytes.len() }),
        }
    }

    /// The digits in ASCII.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; N] {
        &self.0
    }

    /// The number that `digits` of them, from `at` on, make; as many as there are.
    pub(crate) fn number(&self, at: usize, digits: usize) -> u16 {
        self.0.iter().skip(at).take(digits).fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
    }
}

impl CardDate {
    /// The day with this year, month and day of the month.
    ///
    /// # Errors
    /// [`ContentError::Day`] if the calendar has no such day or the year is not 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ContentError> {
        if year == 0 || year > 9999 || day == 0 || day > days_in(year, month) {
            return Err(ContentError::Day { form: "YYYYMMDD" });
        }
        format!("{year:04}{month:02}{day:02}").parse()
    }

    /// Takes the day as it stands in a file.
    ///
    /// # Errors
    /// [`ContentError::Digits`] or [`ContentError::Day`] if it is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ContentError> {
        let digits = Digits::<8>::from_bytes(bytes)?;
        let (year, month, day) = (digits.number(0, 4), digits.number(4, 2), digits.number(6, 2));
        let month = u8::try_from(month).unwrap_or(u8::MAX);
        if year == 0 || day == 0 || day > u16::from(days_in(year, month)) {
            return Err(ContentError::Day { form: "YYYYMMDD" });
        }
        Ok(Self(digits))
    }

    /// The eight digits in ASCII.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        self.0.as_bytes()
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.0.number(0, 4)
    }
}

/// Days in a month, 0 for a month that does not exist.
pub(crate) fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    }
}

impl<const N: usize> FromStr for Digits<N> {
    type Err = ContentError;

    fn from_str(text: &str) -> Result<Self, ContentError> {
        Self::from_bytes(text.as_bytes())
    }
}

impl<const N: usize> fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", digit - b'0'))
    }
}

impl<const N: usize> fmt::Debug for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digits<{N}>")
    }
}

impl FromStr for CardDate {
    type Err = ContentError;

    fn from_str(text: &str) -> Result<Self, ContentError> {
        Self::from_bytes(text.as_bytes())
    }
}

impl fmt::Display for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardDate")
    }
}
