//! Certificate profiles as types: a profile says which subject and which extensions, in which order.

mod authentication;
mod responder;
mod root;
mod signing;

use x509_cert::ext::Extension;
use x509_cert::name::Name;

pub(crate) use self::authentication::Authentication;
pub(crate) use self::responder::Responder;
pub(crate) use self::root::Root;
pub(crate) use self::signing::Signing;
use crate::error::CaError;
use crate::issuer::Issuer;

/// One kind of certificate.
pub(crate) trait Profile {
    /// The subject of a certificate by this issuer.
    fn subject(&self, issuer: &Issuer) -> Result<Name, CaError>;

    /// The extensions in the order in which they are written.
    fn extensions(&self, issuer: &Issuer, spki_der: &[u8]) -> Result<Vec<Extension>, CaError>;
}
