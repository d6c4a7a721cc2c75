//! Sex as the card writes it: one digit (JIS X 0303).

/// Sex in the files of the text and surface applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Male, `1`.
    Male,
    /// Female, `2`.
    Female,
    /// Not applicable, `9`.
    NotApplicable,
}

impl Sex {
    /// The digit in ASCII.
    #[must_use]
    pub const fn digit(self) -> u8 {
        match self {
            Self::Male => b'1',
            Self::Female => b'2',
            Self::NotApplicable => b'9',
        }
    }
}
