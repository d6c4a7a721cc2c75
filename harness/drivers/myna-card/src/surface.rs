//! `reader/surface`.

use myna_card::Pin;
use myna_card::ap::surface::SurfaceAp;
use sekisho_harness_protocol::{AccessRef, ReadSurface, ReadSurfaceDone, Reason};

use crate::driver::PcscCard;
use crate::failure::Failure;
use crate::issuer::{IssuerKey, check};
use crate::words;

pub(crate) fn surface(
    card: &mut PcscCard,
    request: &ReadSurface,
    issuers: &[IssuerKey],
) -> Result<ReadSurfaceDone, Failure> {
    let secret = Pin::numeric(&request.secret)?;
    let mut surface = SurfaceAp::select(card).map_err(Failure::selecting)?;
    match request.access {
        AccessRef::MatchingNumberA => surface.verify_code_a(&secret)?,
        AccessRef::MatchingNumberB => surface.verify_code_b(&secret)?,
        other => {
            return Err(Failure::new(Reason::Unsupported, format!("the library opens no surface with {other:?}")));
        }
    }
    let certificate = surface.read_certificate()?;
    let face = surface.read_card_face()?;
    let number = match request.access {
        AccessRef::MatchingNumberA => Some(surface.read_my_number_image()?),
        _ => None,
    };
    let checked = check(&certificate, issuers)
        .and_then(|()| face.verify(&certificate.public_key))
        .and_then(|()| number.as_ref().map_or(Ok(()), |number| number.verify(&certificate.public_key)));
    Ok(ReadSurfaceDone {
        birth: face.birth_date.to_string(),
        sex: words::sex(face.sex)?,
        expiry: face.expiry.to_string(),
        name_image: words::image(face.name_image),
        address_image: words::image(face.address_image),
        photo: words::image(face.photo),
        security_code_image: words::image(face.security_code_image),
        number_image: number.map(|number| words::image(number.image)),
        authenticity: words::authenticity(checked)?,
    })
}
