//! Applications in the free area, and the user number in 共通カードAP.

use sekisho_card_sim::free_area::{
    FreeAreaContents, MutualAuthentication, ORDINANCE_AID, PRIVATE_AID, free_area_application,
};
use sekisho_card_sim::{Application, common_card};
use sha2::{Digest as _, Sha256};

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
    let (aid, name, service) = match owner {
        FreeAreaOwner::Municipality => (ORDINANCE_AID, "ordinance (条例等利用)", "ordinance"),
        FreeAreaOwner::Firm => (PRIVATE_AID, "private (民間)", "private"),
    };
    let mutual_authentication = if mutual_authentication {
        Some(MutualAuthentication {
            card_key_pkcs8: pkcs8(&facts.keys.internal_authentication)?,
            service_modulus: facts.authority.service_key()?.modulus().to_vec(),
        })
    } else {
        None
    };
    let user_number = user_number(facts, service).into_bytes();
    Ok(free_area_application(FreeAreaContents { aid, name: name.to_owned(), user_number, pin, mutual_authentication }))
}

/// 共通カードAP with a user number more.
pub(crate) fn with_user_number(application: Application, facts: &CardFacts<'_>) -> Application {
    common_card::with_user_number(application, &user_number(facts, "common"))
}

/// Ten digits that follow from the card's serial number and the service's name, so that two services cannot find out
/// that they have one customer.
fn user_number(facts: &CardFacts<'_>, service: &str) -> String {
    let digest = Sha256::new().chain_update(facts.numbers.serial.as_bytes()).chain_update(service).finalize();
    digest.iter().take(10).map(|octet| char::from(b'0' + octet % 10)).collect()
}
