//! A resident becomes two certificates and a card.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use sekisho_ca_sim::keys::{AssignedKey, SigningKey as _};
use sekisho_ca_sim::{
    AuthenticationSubject, Authority, CaError, IssuedCertificate, Line, ReceptionWindow, SigningSubject, Validity,
    jst_date,
};
use sekisho_card_sim::{CardFile, CardFileError, JpkiContents, TokenLabel, jpki_application};

use crate::card_keys::CardKeys;
use crate::pins::Pins;
use crate::resident::Resident;
use crate::settings::IssueSettings;

/// What a municipality orders.
#[derive(Clone, Copy)]
pub struct CardOrder<'a> {
    /// For whom.
    pub resident: &'a Resident,
    /// The picture of the holder.
    pub photo: Option<&'a [u8]>,
    /// The secrets that the holder chose.
    pub pins: &'a Pins,
    /// The keys that the card gets.
    pub keys: &'a CardKeys,
    /// The certificates that the holder wants.
    pub wanted: Wanted,
    /// The instant of issue.
    pub at: Timestamp,
}

/// Which certificates a holder wants; either may be declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The signing certificate. Whoever is too young gets none all the same.
    pub signature: bool,
    /// The authentication certificate.
    pub authentication: bool,
}

impl Wanted {
    /// Both, as nearly everybody.
    pub const BOTH: Self = Self { signature: true, authentication: true };
}

/// A card, and what J-LIS keeps on record about it.
#[derive(Clone)]
pub struct PersonalisedCard {
    /// The card.
    pub card: CardFile,
    /// Last day on which the card is in force.
    pub card_expiry: Date,
    /// The picture of the holder.
    pub photo: Option<Vec<u8>>,
    /// The signing certificate.
    pub signature: Option<IssuedCertificate>,
    /// The authentication certificate.
    pub authentication: Option<IssuedCertificate>,
}

/// Without the picture.
impl fmt::Debug for CardOrder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resident, photo: _, pins, keys, wanted, at } = self;
        f.debug_struct("CardOrder")
            .field("resident", resident)
            .field("pins", pins)
            .field("keys", keys)
            .field("wanted", wanted)
            .field("at", at)
            .finish_non_exhaustive()
    }
}

/// Without the picture.
impl fmt::Debug for PersonalisedCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { card, card_expiry, photo: _, signature, authentication } = self;
        f.debug_struct("PersonalisedCard")
            .field("card", card)
            .field("card_expiry", card_expiry)
            .field("signature", signature)
            .field("authentication", authentication)
            .finish_non_exhaustive()
    }
}

/// A card cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonaliseError {
    /// The authority or a key failed, or the dates contradict each other.
    #[error(transparent)]
    Authority(#[from] CaError),
    /// The contents do not fit the card, for instance a password of the wrong form.
    #[error("the card cannot hold what it was given: {0}")]
    Card(#[from] CardFileError),
}

/// Issues the certificates and lays out the card.
///
/// # Errors
/// [`PersonaliseError`]. Certificates that were issued before the failure stay on the authority's record, as in reality.
pub fn personalise(
    order: &CardOrder<'_>,
    settings: &IssueSettings,
    authority: &mut Authority,
) -> Result<PersonalisedCard, PersonaliseError> {
    let resident = order.resident;
    let issued_on = jst_date(order.at);
    let birthdays = authority.settings().birthdays;
    let age = birthdays.age(resident.birth, issued_on).unwrap_or(0);
    let is_adult = age >= settings.adult_age;
    let card_birthdays = if is_adult { settings.adult_card_birthdays } else { settings.minor_card_birthdays };
    let card_expiry = birthdays.nth(resident.birth, issued_on, card_birthdays)?;
    let validity = Validity::of_holder(authority.settings(), order.at, resident.birth, Some(card_expiry))?;

    let partition = resident.municipality.partition(settings.shared_name)?;
    let window = ReceptionWindow::of_municipality(resident.municipality.short_code())?;
    let signature = if order.wanted.signature && age >= settings.signing_age {
        let subject = SigningSubject { partition: partition.clone(), window: window.clone(), items: resident.items() };
        Some(authority.issue_signing(&subject, &order.keys.signature.subject_key(), validity)?)
    } else {
        None
    };
    let authentication = if order.wanted.authentication {
        let subject = AuthenticationSubject { partition, window };
        Some(authority.issue_authentication(&subject, &order.keys.authentication.subject_key(), validity)?)
    } else {
        None
    };

    let key_of = |certificate: &Option<IssuedCertificate>, key: &AssignedKey| {
        certificate.as_ref().map(|_| key.key.pkcs8_der()).transpose()
    };
    let application = jpki_application(JpkiContents {
        signature_key_pkcs8: key_of(&signature, &order.keys.signature)?,
        authentication_key_pkcs8: key_of(&authentication, &order.keys.authentication)?,
        signature_certificate: signature.as_ref().map(|certificate| certificate.der.clone()),
        signature_ca: authority.root(Line::Signing).to_vec(),
        authentication_certificate: authentication.as_ref().map(|certificate| certificate.der.clone()),
        authentication_ca: authority.root(Line::Authentication).to_vec(),
        signature_password: order.pins.signature_password.clone(),
        authentication_pin: order.pins.authentication_pin.clone(),
        token_label: TokenLabel::MyNumberCard,
        terminal_ca: None,
    });
    let card = CardFile::new(&resident.name(), TokenLabel::MyNumberCard, vec![application]);
    card.check()?;
    Ok(PersonalisedCard { card, card_expiry, photo: order.photo.map(<[u8]>::to_vec), signature, authentication })
}
