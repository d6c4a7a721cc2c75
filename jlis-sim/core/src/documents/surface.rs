//! 券面事項確認AP: what is printed on the card, as pictures.

use sekisho_card_sim::surface::{
    AgeRecord, BasicInformation, CardFace, CardFaceContents, NumberImage, SurfaceContents, surface_application,
};
use sekisho_card_sim::{Application, Base64, KeyId};
use sha2::{Digest as _, Sha256};

use super::CardFacts;
use crate::card_authority::{CardAuthorityLine, public_key};
use crate::personalise::{PersonaliseError, pkcs8};
use crate::rendered::{DrawingSettings, address_png, code_png, name_png, number_png};

const LINE: CardAuthorityLine = CardAuthorityLine::Surface;

/// Version in tag DF33 of file 0003, as seen.
const VERSION: u8 = 0x00;

/// The application with the files of this card. `photo` is a JPEG 2000 file.
pub(crate) fn surface(
    facts: &CardFacts<'_>,
    photo: Vec<u8>,
    drawing: &DrawingSettings,
) -> Result<Application, PersonaliseError> {
    let key = public_key(&facts.keys.surface.key)?;
    let face = CardFace::new(CardFaceContents {
        birth: facts.birth,
        sex: facts.sex,
        public_key: key.clone(),
        name: Base64(name_png(facts.name.as_str(), drawing)?),
        address: Base64(address_png(facts.address.as_str(), drawing)?),
        photo: Base64(photo),
        expiry: facts.expiry,
        security_code: Base64(code_png(&facts.numbers.security_code.to_string())?),
    })?;
    let number_image = NumberImage { image: Base64(number_png(&facts.resident.number)?), public_key: key.clone() };
    let basic_information = BasicInformation {
        identification: BasicInformation::IDENTIFICATION,
        key: facts.authority.named(KeyId::SURFACE_BASIC_INFORMATION)?,
        version: VERSION,
        municipality: facts.municipality,
        opaque_key: facts.authority.named(KeyId::SURFACE_OPAQUE_BLOCK)?,
        opaque: opaque_block(facts),
    };
    Ok(surface_application(SurfaceContents {
        age_record: facts.authority.sign(LINE, &AgeRecord { birth: facts.birth, public_key: key })?,
        card_face: facts.authority.sign(LINE, &face)?,
        basic_information: basic_information.file(),
        certificate: facts.authority.signer(LINE, &facts.municipality)?.encode(),
        number_image: facts.authority.sign(LINE, &number_image)?,
        signing_key_pkcs8: pkcs8(&facts.keys.surface)?,
        birth: facts.era_birth,
        number_a: facts.number,
        number_b: facts.number_b,
    }))
}

/// 256 bytes whose meaning is not known. Here they follow from the card's serial number, so that two cards differ.
fn opaque_block(facts: &CardFacts<'_>) -> [u8; 256] {
    let mut block = [0; 256];
    for (counter, part) in (0_u8..).zip(block.chunks_exact_mut(32)) {
        let digest = Sha256::new().chain_update(facts.numbers.serial.as_bytes()).chain_update([counter]).finalize();
        part.copy_from_slice(&digest);
    }
    block
}
