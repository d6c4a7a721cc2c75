//! When a CRL is made, how long it lasts, and what it lists.

use jiff::civil::Time as TimeOfDay;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;
use crate::time::{instant, jst, whole_second};

/// When CRLs are made and what they keep. Known: once a day. All values are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrlRule {
    /// Time of day in Japan at which the daily CRL is made.
    #[schemars(with = "String")]
    pub build_time: TimeOfDay,
    /// Hours from thisUpdate to nextUpdate.
    pub life_hours: u32,
    /// Hours after its expiry for which a revoked certificate stays listed; 24 lists it once more (RFC 5280, 3.3).
    pub expired_kept_hours: u32,
    /// How an entry without a particular reason is written.
    pub unspecified: UnspecifiedReason,
    /// Whether complete lists announce, by freshestCRL (RFC 5280, 5.2.6), delta lists at the same place. JPKI is not known
    /// to have any.
    pub deltas_announced: bool,
}

/// How the reason unspecified (0) is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnspecifiedReason {
    /// Without a reasonCode, as RFC 5280 recommends (5.3.1).
    Omitted,
    /// As reasonCode 0.
    Written,
}

impl Default for CrlRule {
    fn default() -> Self {
        Self {
            build_time: TimeOfDay::constant(3, 0, 0, 0),
            life_hours: 48,
            expired_kept_hours: 24,
            unspecified: UnspecifiedReason::Omitted,
            deltas_announced: false,
        }
    }
}

impl CrlRule {
    /// The times of the newest daily CRL at this instant.
    ///
    /// # Errors
    /// [`CaError::Time`] outside the supported years.
    pub fn newest_at(&self, now: Timestamp) -> Result<UpdateTimes, CaError> {
        let today = jst(now).date();
        let todays = instant(today.to_datetime(self.build_time))?;
        if todays <= now {
            return self.made_at(todays);
        }
        let yesterday = today.yesterday().map_err(|_| CaError::Time { at: now })?;
        self.made_at(instant(yesterday.to_datetime(self.build_time))?)
    }

    /// The times of a CRL made at this instant.
    ///
    /// # Errors
    /// [`CaError::Time`] or [`CaError::UpdateTimes`] if the next update cannot be told.
    pub fn made_at(&self, this_update: Timestamp) -> Result<UpdateTimes, CaError> {
        let next_update = this_update.checked_add(SignedDuration::from_hours(i64::from(self.life_hours)));
        UpdateTimes::new(this_update, next_update.map_err(|_| CaError::Time { at: this_update })?)
    }

    /// Whether a revoked certificate that ends at `not_after` is still listed at `this_update`.
    pub(crate) fn keeps(&self, not_after: Timestamp, this_update: Timestamp) -> bool {
        this_update.duration_since(not_after) <= SignedDuration::from_hours(i64::from(self.expired_kept_hours))
    }
}

/// thisUpdate and nextUpdate of a CRL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UpdateTimes {
    pub(crate) this_update: Timestamp,
    pub(crate) next_update: Timestamp,
}

impl UpdateTimes {
    /// These times, without fractions of a second.
    ///
    /// # Errors
    /// [`CaError::UpdateTimes`] if the second does not follow the first.
    pub fn new(this_update: Timestamp, next_update: Timestamp) -> Result<Self, CaError> {
        let (this_update, next_update) = (whole_second(this_update), whole_second(next_update));
        if next_update <= this_update {
            return Err(CaError::UpdateTimes { this_update, next_update });
        }
        Ok(Self { this_update, next_update })
    }

    /// When the CRL was made.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When the next one comes at the latest.
    #[must_use]
    pub fn next_update(&self) -> Timestamp {
        self.next_update
    }
}
