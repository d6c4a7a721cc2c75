//! Who a certificate is for: the values that the applicant's window hands to the authority.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;
use crate::partition::Partition;

/// 性別, as basic resident registration records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// `1`
    Male,
    /// `2`
    Female,
    /// `3`
    Unknown,
}

impl Sex {
    /// The digit in the certificate.
    #[must_use]
    pub const fn digit(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
            Self::Unknown => "3",
        }
    }
}

/// The personal items of a signing certificate, exactly as they are written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderItems {
    /// Family and given name parted by a full-width space, with substitutes for characters that cannot be written.
    pub name: String,
    /// One digit for each character of the name: 0 as it is, 1 a substitute.
    pub name_substitutes: String,
    /// Sex.
    pub sex: Sex,
    /// Nine digits `EYYYYMMDD`: era (1 Meiji to 5 Reiwa, 0 unknown) and Gregorian date.
    pub birth: String,
    /// Address from the prefecture on, without a postal code.
    pub address: String,
    /// One digit for each character of the address, as for the name.
    pub address_substitutes: String,
    /// Reading of the name in kana. It is written if the authority has an identifier for it.
    pub furigana: Option<String>,
}

/// The window that accepted the application. It stands, as 受付窓口識別記号 of nine characters, at the end of every subject
/// CN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionWindow(String);

impl ReceptionWindow {
    /// The window of a municipality or ward by its five-digit code without check digit. What follows the code in a
    /// certificate is a setting of the authority.
    ///
    /// # Errors
    /// [`CaError::Text`] if the code is not five digits.
    pub fn of_municipality(code: &str) -> Result<Self, CaError> {
        if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CaError::Text { field: "municipality code", expected: "five digits", got: code.to_owned() });
        }
        Ok(Self(code.to_owned()))
    }

    pub(crate) fn code(&self) -> &str {
        &self.0
    }
}

/// The subject of a signing certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningSubject {
    /// Municipality or ward: in the subject and in the distribution point.
    pub partition: Partition,
    /// The window that accepted the application.
    pub window: ReceptionWindow,
    /// The personal items.
    pub items: HolderItems,
}

/// The subject of an authentication certificate. It says nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthenticationSubject {
    /// Municipality or ward of the distribution point.
    pub partition: Partition,
    /// The window that accepted the application.
    pub window: ReceptionWindow,
}
