//! Applications in the free area, and the user number in 共通カードAP.

use sekisho_card_sim::free_area::{
    FreeAreaContents, MutualAuthentication, ORDINANCE_AID, PRIVATE_AID, free_area_application,
};
use sekisho_card_sim::{Application, common_card};

use super::CardFacts;
use crate::personalise::{PersonaliseError, pkcs8};
use crate::plan::FreeAreaOwner;

/// An application in the free area.
pub(crate) fn free_area(
    facts: &CardFacts<'_>,
    owner: FreeAreaOwner,
    pin: Option<String>,
    mutual_authentication: bool,
) -> Result<Application, PersonaliseError> {
    let (aid, name) = match owner {
        FreeAreaOwner::Municipality => (ORDINANCE_AID, "ordinance (条例等利用)"),
        FreeAreaOwner::Firm => (PRIVATE_AID, "private (民間)"),
    };
    let mutual_authentication = if mutual_authentication {
        Some(MutualAuthentication {
            card_key_pkcs8: pkcs8(&facts.keys.internal_authentication)?,
            service_modulus: facts.authority.service_key()?.modulus().to_vec(),
        })
    } else {
        None
    };
    let user_number = user_number(facts).into_bytes();
    Ok(free_area_application(FreeAreaContents { aid, name: name.to_owned(), user_number, pin, mutual_authentication }))
}

/// 共通カードAP with a user number more.
pub(crate) fn with_user_number(application: Application, facts: &CardFacts<'_>) -> Application {
    common_card::with_user_number(application, &user_number(facts))
}

/// Ten digits that follow from the card's serial number.
fn user_number(facts: &CardFacts<'_>) -> String {
    let serial = facts.numbers.serial.to_string();
    serial.get(5..).unwrap_or(&serial).to_owned()
}
