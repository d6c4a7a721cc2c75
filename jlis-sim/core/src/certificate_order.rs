//! A resident applies for a certificate at the window of a municipality, for a card or a phone or neither.

use jiff::Timestamp;
use jiff::civil::Date;
use sekisho_ca_sim::{
    Application, AuthenticationSubject, CaError, Carrier, Generation, Line, ReceptionWindow, Settings, SigningSubject,
    Subject, SubjectKey, Validity, jst_date,
};

use crate::resident::Resident;
use crate::settings::IssueSettings;

/// What a window knows when a resident applies for certificates.
#[derive(Debug, Clone, Copy)]
pub struct CertificateOrder<'a> {
    /// For whom.
    pub resident: &'a Resident,
    /// What will carry the keys.
    pub carrier: Carrier,
    /// The instant of issue.
    pub at: Timestamp,
    /// The generation to issue; the one of the time if none is named.
    pub generation: Option<Generation>,
    /// Rules of issue.
    pub settings: &'a IssueSettings,
    /// Rules of the authority that is applied to.
    pub authority: &'a Settings,
}

impl CertificateOrder<'_> {
    /// Last day of a card that is issued now. A certificate never lasts longer.
    ///
    /// # Errors
    /// [`CaError::Birthday`] if the resident is not born yet.
    pub fn card_expiry(&self) -> Result<Date, CaError> {
        let settings = self.settings;
        let is_adult = self.age() >= settings.adult_age;
        let birthdays = if is_adult { settings.adult_card_birthdays } else { settings.minor_card_birthdays };
        self.authority.birthdays.nth(self.resident.birth, jst_date(self.at), birthdays)
    }

    /// Whether the resident is old enough for a certificate of this line.
    #[must_use]
    pub fn is_old_enough(&self, line: Line) -> bool {
        match line {
            Line::Signing => self.age() >= self.settings.signing_age,
            Line::Authentication => true,
        }
    }

    /// The application to this line, for this key.
    ///
    /// # Errors
    /// [`CaError::Birthday`] or [`CaError::Validity`] if the dates contradict each other, [`CaError::Text`] for a
    /// municipality that is not of the list.
    pub fn application(&self, line: Line, key: SubjectKey) -> Result<Application, CaError> {
        let Self { resident, carrier, at, generation, settings, authority } = *self;
        let partition = resident.municipality.partition(settings.shared_name)?;
        let window = ReceptionWindow::of_municipality(resident.municipality.short_code())?;
        let subject = match line {
            Line::Signing => Subject::Signing(SigningSubject { partition, window, items: resident.items() }),
            Line::Authentication => Subject::Authentication(AuthenticationSubject { partition, window }),
        };
        let validity = Validity::of_holder(authority, carrier, at, resident.birth, Some(self.card_expiry()?))?;
        Ok(Application { subject, carrier, key, validity, generation })
    }

    fn age(&self) -> u16 {
        self.authority.birthdays.age(self.resident.birth, jst_date(self.at)).unwrap_or(0)
    }
}
