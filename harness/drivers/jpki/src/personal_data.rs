//! `reader/text`, `reader/number` and `reader/surface`. The library checks no signature, so origin stays unknown.

use std::rc::Rc;

use jpki::ap::support::{Attributes, Sex as TextSex};
use jpki::ap::surface::Pin;
use jpki::ap::{SupportAp, SurfaceAp};
use sekisho_harness_protocol::{
    AccessRef, Authenticity, Base64Bytes, ReadNumber, ReadNumberDone, ReadSurface, ReadSurfaceDone, ReadText,
    ReadTextDone, Reason, Sex,
};

use crate::connection::Connected;
use crate::failure::Failure;

pub(crate) fn text(card: &Connected, request: &ReadText) -> Result<ReadTextDone, Failure> {
    let pin = text_pin(request.access, &request.secret)?;
    let application = SupportAp::open((), Rc::clone(card)).map_err(Failure::selecting)?;
    let Attributes { name, address, date_of_birth, sex, .. } = application.read_attributes((), pin)?;
    let sex = match sex {
        TextSex::Male => Sex::Male,
        TextSex::Female => Sex::Female,
        TextSex::NotApplicable => Sex::NotApplicable,
        TextSex::Unknown => Sex::NotKnown,
    };
    Ok(ReadTextDone { name, address, birth: date(date_of_birth.as_bytes())?, sex, authenticity: Authenticity::Unknown })
}

pub(crate) fn number(card: &Connected, request: &ReadNumber) -> Result<ReadNumberDone, Failure> {
    let pin = text_pin(request.access, &request.secret)?;
    let application = SupportAp::open((), Rc::clone(card)).map_err(Failure::selecting)?;
    let number = application.read_my_number((), pin)?;
    Ok(ReadNumberDone { number, authenticity: Authenticity::Unknown })
}

pub(crate) fn surface(card: &Connected, request: &ReadSurface) -> Result<ReadSurfaceDone, Failure> {
    let secret = request.secret.clone().into_bytes();
    let pin = match request.access {
        AccessRef::MatchingNumberA => Pin::A(secret),
        AccessRef::MatchingNumberB => Pin::B(secret),
        other => return Err(unknown_access(other)),
    };
    let application = SurfaceAp::open((), Rc::clone(card)).map_err(Failure::selecting)?;
    let surface = application.read_surface((), pin)?;
    Ok(ReadSurfaceDone {
        birth: date(&surface.date_of_birth)?,
        sex: sex(&surface.sex)?,
        expiry: date(&surface.expiry_date)?,
        name_image: Base64Bytes(surface.name),
        address_image: Base64Bytes(surface.address),
        photo: Base64Bytes(surface.photo),
        security_code_image: Base64Bytes(surface.code),
        // The library does not read the back of the card.
        number_image: None,
        authenticity: Authenticity::Unknown,
    })
}

/// The library opens the text application with its PIN only.
fn text_pin(access: AccessRef, secret: &str) -> Result<Vec<u8>, Failure> {
    if access == AccessRef::TextPin { Ok(secret.as_bytes().to_vec()) } else { Err(unknown_access(access)) }
}

fn unknown_access(access: AccessRef) -> Failure {
    Failure::new(Reason::Unsupported, format!("the library does not open this application with {access:?}"))
}

/// YYYYMMDD, as the library hands it out, in the form of the protocol.
fn date(digits: &[u8]) -> Result<String, Failure> {
    match std::str::from_utf8(digits) {
        Ok(text) if text.len() == 8 && digits.iter().all(u8::is_ascii_digit) => {
            let (year, rest) = text.split_at(4);
            let (month, day) = rest.split_at(2);
            Ok(format!("{year}-{month}-{day}"))
        }
        _ => Err(Failure::new(
            Reason::MalformedData,
            format!("expected 8 digits, the library gave {} octets", digits.len()),
        )),
    }
}

fn sex(octets: &[u8]) -> Result<Sex, Failure> {
    match octets {
        b"0" => Ok(Sex::NotKnown),
        b"1" => Ok(Sex::Male),
        b"2" => Ok(Sex::Female),
        b"9" => Ok(Sex::NotApplicable),
        _ => Err(Failure::new(Reason::MalformedData, "the library gave no sex of JIS X 0303")),
    }
}
