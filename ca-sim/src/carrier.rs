//! What carries a certificate's key: the card, a phone, or the card that follows today's.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What carries a certificate's key. Known: the policy of a certificate tells it; the rest of a phone's profile is
/// chosen to be that of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// The plastic card.
    Card,
    /// A phone (移動端末設備用).
    Phone,
    /// The card announced for 2028: keys on P-384, ten years.
    NextCard,
}

impl fmt::Display for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Card => "card",
            Self::Phone => "phone",
            Self::NextCard => "next card",
        })
    }
}
