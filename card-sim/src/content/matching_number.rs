//! 照合番号: the numbers, made of what is printed on the card, that stand in for a PIN.

use std::{fmt, str::FromStr};

use crate::content::{
    content_error::ContentError,
    digits::{Digits, days_in},
};

/// 照合番号A: the twelve-digit personal number.
pub type MatchingNumberA = Digits<12>;

/// A date of birth as the surface application takes it for a PIN: `YYMMDD` with the year of the Japanese era. Debug
/// output hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EraBirth(Digits<6>);

/// 照合番号B: date of birth `YYMMDD` with the year of the Japanese era, year of expiry `YYYY`, and the four-digit code
/// that is printed on the card. Debug output hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MatchingNumberB(Digits<14>);

impl MatchingNumberB {
    /// Puts the number together.
    ///
    /// # Errors
    /// [`ContentError::Day`] if the year is not 1 to 9999.
    pub fn new(birth: &EraBirth, expiry_year: u16, security_code: &Digits<4>) -> Result<Self, ContentError> {
        if !(1..=9999).contains(&expiry_year) {
            return Err(ContentError::Day { form: "YYYY" });
        }
        format!("{birth}{expiry_year:04}{security_code}").parse().map(Self)
    }

    /// The fourteen digits in ASCII: the value of the PIN reference.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 14] {
        self.0.as_bytes()
    }
}

impl EraBirth {
    /// The six digits in ASCII: the value of the PIN reference.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 6] {
        self.0.as_bytes()
    }
}

impl FromStr for EraBirth {
    type Err = ContentError;

    fn from_str(text: &str) -> Result<Self, ContentError> {
        let digits: Digits<6> = text.parse()?;
        let month = u8::try_from(digits.number(2, 2)).unwrap_or(u8::MAX);
        // Whether the year is a leap year depends on the era, which the digits do not say.
        let days = days_in(4, month);
        if digits.number(0, 2) == 0 || !(1..=u16::from(days)).contains(&digits.number(4, 2)) {
            return Err(ContentError::Day { form: "YYMMDD" });
        }
        Ok(Self(digits))
    }
}

impl fmt::Display for EraBirth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for EraBirth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EraBirth")
    }
}

impl fmt::Display for MatchingNumberB {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for MatchingNumberB {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MatchingNumberB")
    }
}
