//! What an operator may change about issuing cards.

use serde::{Deserialize, Serialize};

use crate::card_authority::CardAuthorityNames;
use crate::rendered::DrawingSettings;

/// Rules of card issue that are uncertain or have changed over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IssueSettings {
    /// Age from which a card ends with the later birthday. Believed to be 18 since 2022-04, 20 before.
    pub adult_age: u16,
    /// Birthday on which an adult's card ends. Known: the tenth.
    pub adult_card_birthdays: u8,
    /// Birthday on which a minor's card ends. Known: the fifth.
    pub minor_card_birthdays: u8,
    /// Age from which there is a signing certificate. Municipal pages say 15; older papers say of age.
    pub signing_age: u16,
    /// How the distribution points of two towns with one romanised name are told apart.
    pub shared_name: SharedName,
    /// Which numbers the keys behind card-verifiable certificates go by.
    pub card_authority: CardAuthorityNames,
    /// How the pictures in the surface application are drawn.
    pub drawing: DrawingSettings,
}

/// Two towns of Hokkaido are both romanised Esashi-cho. How the real distribution points differ is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SharedName {
    /// They do not: both towns share one CRL. Chosen.
    OneList,
    /// By the five-digit municipality code after the name.
    CodeAppended,
}

impl Default for IssueSettings {
    fn default() -> Self {
        Self {
            adult_age: 18,
            adult_card_birthdays: 10,
            minor_card_birthdays: 5,
            signing_age: 15,
            shared_name: SharedName::OneList,
            card_authority: CardAuthorityNames::default(),
            drawing: DrawingSettings::default(),
        }
    }
}
