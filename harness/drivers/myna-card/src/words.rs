//! The library's values in the bench's words.

use myna_card::data;
use sekisho_harness_protocol::{Authenticity, Base64Bytes, Reason, Sex};

use crate::failure::Failure;

/// A digit that JIS X 0303 does not name is data without its form.
pub(crate) fn sex(sex: data::Sex) -> Result<Sex, Failure> {
    match sex {
        data::Sex::Unknown => Ok(Sex::NotKnown),
        data::Sex::Male => Ok(Sex::Male),
        data::Sex::Female => Ok(Sex::Female),
        data::Sex::NotApplicable => Ok(Sex::NotApplicable),
        data::Sex::Other(octet) => {
            Err(Failure::new(Reason::MalformedData, format!("expected a sex of JIS X 0303, got octet {octet:02X}")))
        }
    }
}

pub(crate) fn image(image: data::Image) -> Base64Bytes {
    Base64Bytes(image.data)
}

/// A signature that fails is an answer here and no failure; an issuer that nobody knows leaves the question open.
pub(crate) fn authenticity(checked: Result<(), myna_card::Error>) -> Result<Authenticity, Failure> {
    match checked {
        Ok(()) => Ok(Authenticity::Verified),
        Err(myna_card::Error::SignatureInvalid(_)) => Ok(Authenticity::NotVerified),
        Err(myna_card::Error::UnknownCertificateAuthority(_)) => Ok(Authenticity::Unknown),
        Err(other) => Err(other.into()),
    }
}
