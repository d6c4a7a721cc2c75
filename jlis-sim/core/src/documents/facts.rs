//! What every application of a card says the same about holder and card, in the form of card files.

use jiff::civil::Date;
use sekisho_card_sim::{CardDate, ContentError, Digits, EraBirth, HolderAddress, HolderName, MatchingNumberB, Sex};

use crate::card_authority::CardAuthority;
use crate::card_keys::CardKeys;
use crate::card_numbers::CardNumbers;
use crate::era::era_year;
use crate::personalise::{CardOrder, PersonaliseError};
use crate::resident::Resident;

/// Facts about one card.
pub(crate) struct CardFacts<'a> {
    pub(crate) authority: CardAuthority,
    pub(crate) keys: &'a CardKeys,
    pub(crate) resident: &'a Resident,
    pub(crate) numbers: CardNumbers,
    pub(crate) issued_on: Date,
    pub(crate) expiry_date: Date,
    pub(crate) name: HolderName,
    pub(crate) address: HolderAddress,
    pub(crate) birth: CardDate,
    pub(crate) era_birth: EraBirth,
    pub(crate) sex: Sex,
    pub(crate) number: Digits<12>,
    pub(crate) number_b: MatchingNumberB,
    pub(crate) municipality: Digits<5>,
    pub(crate) expiry: CardDate,
}

impl<'a> CardFacts<'a> {
    pub(crate) fn new(
        authority: CardAuthority,
        order: &CardOrder<'a>,
        issued_on: Date,
        expiry_date: Date,
    ) -> Result<Self, PersonaliseError> {
        let CardOrder { resident, keys, numbers, .. } = *order;
        let expiry = card_date(expiry_date)?;
        let birth = resident.birth;
        Ok(Self {
            authority,
            keys,
            resident,
            numbers,
            issued_on,
            expiry_date,
            name: HolderName::new(&resident.name())?,
            address: HolderAddress::new(&resident.address())?,
            birth: card_date(birth)?,
            era_birth: era_birth_digits(resident)?,
            sex: match resident.sex {
                sekisho_ca_sim::Sex::Male => Sex::Male,
                sekisho_ca_sim::Sex::Female => Sex::Female,
                sekisho_ca_sim::Sex::Unknown => Sex::NotApplicable,
            },
            number: resident.number.digits().parse()?,
            number_b: matching_number_b(resident, &numbers, expiry_date)?,
            municipality: resident.municipality.short_code().parse()?,
            expiry,
        })
    }
}

/// 照合番号B of a card: what is printed on it, from which readers let people type it in.
///
/// # Errors
/// [`ContentError::Day`] if a date has no four-digit year.
pub fn matching_number_b(
    resident: &Resident,
    numbers: &CardNumbers,
    expiry: Date,
) -> Result<MatchingNumberB, ContentError> {
    let year = u16::try_from(expiry.year()).map_err(|_| ContentError::Day { form: "YYYY" })?;
    MatchingNumberB::new(&era_birth_digits(resident)?, year, &numbers.security_code)
}

fn era_birth_digits(resident: &Resident) -> Result<EraBirth, ContentError> {
    let birth = resident.birth;
    format!("{:02}{:02}{:02}", era_year(birth), birth.month(), birth.day()).parse()
}

fn card_date(date: Date) -> Result<CardDate, PersonaliseError> {
    let outside = |_| ContentError::Day { form: "YYYYMMDD" };
    let year = u16::try_from(date.year()).map_err(outside)?;
    let (month, day) = (u8::try_from(date.month()).map_err(outside)?, u8::try_from(date.day()).map_err(outside)?);
    Ok(CardDate::new(year, month, day)?)
}
