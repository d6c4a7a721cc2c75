//! マイナ免許証: a synthetic licence, of a class that everybody can have.

use jiff::civil::Date;
use sekisho_card_sim::Application;
use sekisho_card_sim::licence::{LicenceRecord, LicenceSignature, licence_application};
use sha2::{Digest as _, Sha256};

use super::CardFacts;
use crate::era::{era_digit, era_year};
use crate::personalise::PersonaliseError;

/// Tags of the record (specification of the police agency, version 010).
mod tag {
    pub(super) const HISTORY_DATE: u16 = 0xC2;
    pub(super) const VALID_UNTIL: u16 = 0xC5;
    pub(super) const COLOUR_CLASS: u16 = 0xC4;
    pub(super) const LICENCE_NUMBER: u16 = 0xE7;
    pub(super) const DATE_OTHER: u16 = 0xEA;
    pub(super) const CLASS_ORDINARY: u16 = 0xED;
    pub(super) const PHOTO: u16 = 0x107;
}

/// 新規 in JIS X 0208.
const NEW_LICENCE: [u8; 4] = [0x3F, 0x37, 0x35, 0x2C];

/// The application with a licence that was given with the card and ends with it. `pin` is none if the holder set none.
pub(crate) fn licence(
    facts: &CardFacts<'_>,
    photo: Vec<u8>,
    pin: Option<String>,
) -> Result<Application, PersonaliseError> {
    let (issued, until) = (era_day(facts.issued_on), era_day(facts.expiry_date));
    // Twelve digits that no licence has: it would begin with the number of a prefecture.
    let number = format!("99{}", &facts.numbers.serial.to_string()[5..]);
    let record = LicenceRecord::default()
        .with(tag::HISTORY_DATE, issued.clone().into_bytes())?
        .with(tag::COLOUR_CLASS, NEW_LICENCE.to_vec())?
        .with(tag::VALID_UNTIL, until.into_bytes())?
        .with(tag::LICENCE_NUMBER, number.into_bytes())?
        .with(tag::DATE_OTHER, issued.into_bytes())?
        .with(tag::CLASS_ORDINARY, vec![1])?
        .with(tag::PHOTO, photo)?;
    let name = b"C=JP,O=SEKISHO TEST OBJECT".to_vec();
    let key_id = Sha256::digest(&name).into();
    let content = LicenceSignature::new(record.clone(), b"9".to_vec(), name.clone(), name, key_id)?;
    let signature = facts.authority.sign_licence(&content)?;
    Ok(licence_application(&record, signature, pin))
}

/// `eYYMMDD`: the era's digit, its year, month and day.
fn era_day(day: Date) -> String {
    format!("{}{:02}{:02}{:02}", era_digit(day), era_year(day), day.month(), day.day())
}
