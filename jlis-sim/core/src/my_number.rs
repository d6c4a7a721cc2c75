//! 個人番号 (My Number): eleven digits and a check digit.
//!
//! Synthetic residents have a number whose check digit is wrong, so that it can never be anybody's.

use std::fmt;

/// A personal number. It is never shown by `Debug`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MyNumber([u8; 12]);

/// The text is not a personal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MyNumberError {
    /// Not the right count of decimal digits. The text itself is not repeated.
    #[error("a personal number has {expected} digits and nothing else, got {got} characters")]
    Form {
        /// Digits expected.
        expected: usize,
        /// Characters that came.
        got: usize,
    },
}

impl MyNumber {
    /// The number with these first eleven digits and a deliberately wrong check digit, for synthetic residents.
    #[must_use]
    pub fn synthetic(first: [u8; 11]) -> Self {
        Self::assemble(first, (check_digit(&first.map(|digit| digit % 10)) + 5) % 10)
    }

    /// The number with these first eleven digits and the right check digit, for cases that need one.
    #[must_use]
    pub fn with_right_check_digit(first: [u8; 11]) -> Self {
        Self::assemble(first, check_digit(&first.map(|digit| digit % 10)))
    }

    /// Reads twelve digits; the check digit may be wrong.
    ///
    /// # Errors
    /// [`MyNumberError::Form`] for anything but twelve ASCII digits.
    pub fn parse(text: &str) -> Result<Self, MyNumberError> {
        let form = || MyNumberError::Form { expected: 12, got: text.chars().count() };
        let digits: [u8; 12] = text.as_bytes().try_into().map_err(|_| form())?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(form());
        }
        Ok(Self(digits.map(|digit| digit - b'0')))
    }

    fn assemble(first: [u8; 11], check: u8) -> Self {
        let mut digits = [check; 12];
        for (digit, value) in digits.iter_mut().zip(first) {
            *digit = value % 10;
        }
        Self(digits)
    }

    /// Whether the check digit is right.
    #[must_use]
    pub fn has_right_check_digit(&self) -> bool {
        let [first @ .., check] = self.0;
        check_digit(&first) == check
    }

    /// The twelve digits as text.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.iter().map(|&digit| char::from(b'0' + digit)).collect()
    }
}

impl fmt::Debug for MyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MyNumber(redacted)")
    }
}

/// The check digit of eleven digits (平成26年総務省令第85号 第5条): with the lowest digit first, weights 2 to 7 for the
/// first six and 2 to 6 for the rest; 11 less the sum modulo 11, or 0 if the remainder is 0 or 1.
#[must_use]
pub fn check_digit(first: &[u8; 11]) -> u8 {
    let weights = (2..=7_u32).chain(2..=6);
    let sum: u32 = first.iter().rev().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    match sum % 11 {
        0 | 1 => 0,
        remainder => u8::try_from(11 - remainder).unwrap_or(0),
    }
}
