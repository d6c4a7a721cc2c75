//! The issuer security domain, 共通カードAP and 住基AP: what the card says about itself.

use sekisho_card_sim::common_card::{CardInformation, common_card_application};
use sekisho_card_sim::juki::juki_application;
use sekisho_card_sim::security_domain::SecurityDomainContents;
use sekisho_card_sim::{Application, Base64, DataObject, IssuerDomain, KeyId, Tag};

use super::CardFacts;
use crate::card_authority::{CardAuthorityLine, public_key};
use crate::personalise::{PersonaliseError, pkcs8};

const LINE: CardAuthorityLine = CardAuthorityLine::Chain;

/// The name of a card's own key in the lower certificate, as seen on one card but for the end.
fn card_key_id() -> Result<KeyId, PersonaliseError> {
    Ok(KeyId::new(&"0000050".parse()?, &"001".parse()?, [0; 4]))
}

/// Objects of the issuer security domain, with the contact interface's answer to reset if the card shows it.
pub(crate) fn issuer_domain(
    facts: &CardFacts<'_>,
    contact_atr: Option<DataObject>,
) -> Result<IssuerDomain, PersonaliseError> {
    let upper = facts.authority.signer(LINE, &facts.municipality)?;
    let key = public_key(&facts.keys.internal_authentication.key)?;
    let lower = facts.authority.card_certificate(&upper, card_key_id()?, key)?;
    let contents = SecurityDomainContents {
        issuer: facts.authority.key_id(LINE)?,
        card_number: facts.numbers.serial,
        municipality: facts.municipality,
        expiry: facts.expiry,
        upper,
        lower: Some(lower),
    };
    let object = |(tag, content): (u16, Vec<u8>)| DataObject {
        tag: Tag::new(tag),
        name: sekisho_card_sim::security_domain::object_name(tag).to_owned(),
        content: Base64(content),
    };
    Ok(IssuerDomain { objects: contents.objects().into_iter().map(object).chain(contact_atr).collect() })
}

/// 共通カードAP. `pin` is none on a card without PINs.
pub(crate) fn common_card(facts: &CardFacts<'_>, pin: Option<String>) -> Result<Application, PersonaliseError> {
    let information =
        CardInformation { serial: facts.numbers.serial, municipality: facts.municipality, expiry: facts.expiry };
    let key = pkcs8(&facts.keys.internal_authentication)?;
    Ok(common_card_application(&information, &facts.authority.key_id(LINE)?, key, pin))
}

/// 住基AP. `pin` is none on a card without PINs.
pub(crate) fn juki(facts: &CardFacts<'_>, pin: Option<String>) -> Result<Application, PersonaliseError> {
    Ok(juki_application(&facts.authority.key_id(LINE)?, pin))
}
