//! From when to when a certificate is valid, both ends included.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use crate::birthday::{BirthdayRule, IssueDayBirthday};
use crate::carrier::Carrier;
use crate::error::CaError;
use crate::settings::Settings;
use crate::time::{end_of_day_jst, jst_date, whole_second};

/// The validity of a certificate: both ends are valid instants (RFC 5280, 4.1.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    not_before: Timestamp,
    not_after: Timestamp,
}

impl Validity {
    /// A validity with these ends, for certificates that are already expired, not yet valid, or otherwise special.
    /// Fractions of a second are dropped.
    ///
    /// # Errors
    /// [`CaError::Validity`] if it would end before it begins.
    pub fn new(not_before: Timestamp, not_after: Timestamp) -> Result<Self, CaError> {
        let (not_before, not_after) = (whole_second(not_before), whole_second(not_after));
        if not_after < not_before {
            return Err(CaError::Validity { not_before, not_after });
        }
        Ok(Self { not_before, not_after })
    }

    /// The rule for a holder's certificates: from the second of issue to the end, in Japan, of the fifth birthday (for the
    /// next card, the tenth), and never past the last day of the card.
    ///
    /// # Errors
    /// [`CaError::Birthday`] or [`CaError::Validity`] if the dates contradict each other.
    pub fn of_holder(
        settings: &Settings,
        carrier: Carrier,
        at: Timestamp,
        birth: Date,
        card_expiry: Option<Date>,
    ) -> Result<Self, CaError> {
        let birthdays = match carrier {
            Carrier::Card | Carrier::Phone => settings.certificate_birthdays,
            Carrier::NextCard => settings.next_card_birthdays,
        };
        Self::to_birthday(settings.birthdays, at, birth, birthdays, card_expiry)
    }

    /// The rule for renewal: within the last three months of the old certificate it runs to the sixth birthday, which is
    /// the fifth from its end on; earlier, it is counted as at any issue.
    ///
    /// # Errors
    /// As [`Validity::of_holder`].
    pub fn of_renewal(
        settings: &Settings,
        carrier: Carrier,
        at: Timestamp,
        birth: Date,
        old_not_after: Timestamp,
        card_expiry: Option<Date>,
    ) -> Result<Self, CaError> {
        let rule = settings.life_cycle;
        let opens = jst_date(old_not_after).checked_sub(Span::new().months(i64::from(rule.renewal_months)));
        let opens = opens.map_err(|_| CaError::Time { at: old_not_after })?;
        if jst_date(at) < opens {
            return Self::of_holder(settings, carrier, at, birth, card_expiry);
        }
        let further = match carrier {
            Carrier::Card | Carrier::Phone => 0,
            Carrier::NextCard => settings.next_card_birthdays.saturating_sub(settings.certificate_birthdays),
        };
        // On the last day of the old one its birthday still counts, as on every day before.
        let counted = BirthdayRule { issue_day: IssueDayBirthday::Counted, ..settings.birthdays };
        Self::to_birthday(counted, at, birth, rule.renewal_birthdays.saturating_add(further), card_expiry)
    }

    fn to_birthday(
        rule: BirthdayRule,
        at: Timestamp,
        birth: Date,
        birthdays: u8,
        card_expiry: Option<Date>,
    ) -> Result<Self, CaError> {
        let birthday = rule.nth(birth, jst_date(at), birthdays)?;
        let last_day = card_expiry.map_or(birthday, |card| card.min(birthday));
        Self::new(at, end_of_day_jst(last_day)?)
    }

    /// The rule for a root: ten years less the rest of the day of issue.
    pub(crate) fn of_root(at: Timestamp) -> Result<Self, CaError> {
        let issued = jst_date(at);
        let last_day = issued.checked_add(Span::new().years(10)).and_then(Date::yesterday);
        let last_day = last_day.map_err(|_| CaError::Time { at })?;
        Self::new(at, end_of_day_jst(last_day)?)
    }

    /// First valid instant.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// Last valid instant.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }
}
