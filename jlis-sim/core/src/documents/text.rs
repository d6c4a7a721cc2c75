//! 券面事項入力補助AP: what is printed on the card, as text.

use sekisho_card_sim::text::{
    Attributes, BasicInformation, IntegrityRecord, SigningKeyRecord, TextContents, number_file, session_key_file,
    text_application,
};
use sekisho_card_sim::{Application, KeyId};
use sha2::{Digest as _, Sha256};

use super::CardFacts;
use crate::card_authority::{CardAuthorityLine, public_key};
use crate::personalise::{PersonaliseError, pkcs8};

const LINE: CardAuthorityLine = CardAuthorityLine::Text;

/// The application with the files of this card. `pin` is none on a card without PINs.
pub(crate) fn text(facts: &CardFacts<'_>, pin: Option<String>) -> Result<Application, PersonaliseError> {
    let attributes = Attributes::new(facts.name.clone(), facts.address.clone(), facts.birth, facts.sex)?;
    let signer = facts.authority.signer(LINE, &facts.municipality)?;
    let basic_information = BasicInformation {
        identification: BasicInformation::IDENTIFICATION,
        key: facts.authority.named(KeyId::TEXT_BASIC_INFORMATION)?,
        // What the 32 bytes are is not known: here the hash of the certificate beside them.
        unknown: Sha256::digest(signer.encode()).into(),
    };
    let signing_key_record = SigningKeyRecord { public_key: public_key(&facts.keys.text.key)? };
    Ok(text_application(TextContents {
        number: number_file(&facts.number),
        integrity: facts.authority.sign(LINE, &IntegrityRecord::of(&facts.number, &attributes))?,
        attributes: attributes.file(),
        certificate: signer.encode(),
        basic_information: basic_information.file(),
        session_key: session_key_file(&public_key(&facts.keys.session.key)?),
        signing_key_record: facts.authority.sign(LINE, &signing_key_record)?,
        signing_key_pkcs8: pkcs8(&facts.keys.text)?,
        session_key_pkcs8: pkcs8(&facts.keys.session)?,
        pin,
        number_a: facts.number,
        number_b: facts.number_b,
    }))
}
