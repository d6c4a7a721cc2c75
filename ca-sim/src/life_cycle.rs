//! What the authority does where JPKI's life cycle is not public.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rules of the life cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LifeCycleRule {
    /// The revocation date of a hold that becomes final. Chosen: that of the hold, from which on nobody relied on it.
    pub final_date: FinalDate,
    /// Months before its end from which a certificate can be renewed to run on. Known: three.
    pub renewal_months: u8,
    /// The birthday on which a certificate renewed within those months ends. One source: the sixth.
    pub renewal_birthdays: u8,
    /// Years between two generations of an authority. Inferred from three of them: about four.
    pub generation_years: u8,
    /// Days for which the certificate of an OCSP responder is valid. Chosen.
    pub responder_days: u16,
}

/// The revocation date of a hold that becomes a final revocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FinalDate {
    /// The instant of the hold.
    OfHold,
    /// The instant of the revocation.
    OfRevocation,
}

impl Default for LifeCycleRule {
    fn default() -> Self {
        Self {
            final_date: FinalDate::OfHold,
            renewal_months: 3,
            renewal_birthdays: 6,
            generation_years: 4,
            responder_days: 365,
        }
    }
}
