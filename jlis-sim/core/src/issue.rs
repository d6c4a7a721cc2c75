//! The certificates of a card: whether somebody gets them, until when, and for which keys.

use jiff::civil::Date;
use sekisho_ca_sim::keys::{AssignedKey, SigningKey as _};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, Carrier, IssuedCertificate, ReceptionWindow, SigningSubject,
    Subject, SubjectKey, Validity, jst_date,
};

use crate::documents::next_generation::NextKeys;
use crate::personalise::{CardOrder, PersonaliseError};
use crate::plan::Layout;
use crate::settings::IssueSettings;

/// What the JPKI authority contributes.
pub(crate) struct Issued {
    pub(crate) issued_on: Date,
    pub(crate) card_expiry: Date,
    pub(crate) signature: Option<IssuedCertificate>,
    pub(crate) authentication: Option<IssuedCertificate>,
    pub(crate) next_keys: Option<NextKeys>,
}

/// Issues the certificates of an order.
pub(crate) fn issue(
    order: &CardOrder<'_>,
    settings: &IssueSettings,
    authority: &mut Authority,
) -> Result<Issued, PersonaliseError> {
    let resident = order.resident;
    let issued_on = jst_date(order.at);
    let birthdays = authority.settings().birthdays;
    let age = birthdays.age(resident.birth, issued_on).unwrap_or(0);
    let is_adult = age >= settings.adult_age;
    let card_birthdays = if is_adult { settings.adult_card_birthdays } else { settings.minor_card_birthdays };
    let card_expiry = birthdays.nth(resident.birth, issued_on, card_birthdays)?;
    let carrier = match order.plan.layout {
        Layout::Plastic => Carrier::Card,
        Layout::Phone => Carrier::Phone,
        Layout::NextGeneration => Carrier::NextCard,
    };
    let validity = Validity::of_holder(authority.settings(), carrier, order.at, resident.birth, Some(card_expiry))?;
    let next_keys = match order.plan.layout {
        Layout::NextGeneration => Some(NextKeys::of(&order.numbers)?),
        Layout::Plastic | Layout::Phone => None,
    };

    let partition = resident.municipality.partition(settings.shared_name)?;
    let window = ReceptionWindow::of_municipality(resident.municipality.short_code())?;
    let wanted = order.plan.wanted;
    let signature = if wanted.signature && age >= settings.signing_age {
        let subject = SigningSubject { partition: partition.clone(), window: window.clone(), items: resident.items() };
        let key = subject_key(&order.keys.signature, next_keys.as_ref().map(|keys| keys.signature.spki_der()));
        let subject = Subject::Signing(subject);
        Some(authority.issue(&Application { subject, carrier, key, validity, generation: None })?)
    } else {
        None
    };
    let authentication = if wanted.authentication {
        let subject = AuthenticationSubject { partition, window };
        let spki = next_keys.as_ref().map(|keys| keys.authentication.spki_der());
        let key = subject_key(&order.keys.authentication, spki);
        let subject = Subject::Authentication(subject);
        Some(authority.issue(&Application { subject, carrier, key, validity, generation: None })?)
    } else {
        None
    };
    Ok(Issued { issued_on, card_expiry, signature, authentication, next_keys })
}

/// The key of the pool, or one that was made for this card.
fn subject_key(assigned: &AssignedKey, own: Option<&[u8]>) -> SubjectKey {
    match own {
        Some(spki) => SubjectKey { name: "P-384".to_owned(), reused: false, spki_der: spki.to_vec() },
        None => assigned.subject_key(),
    }
}
