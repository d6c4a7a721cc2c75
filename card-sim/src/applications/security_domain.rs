//! What GET DATA answers in the issuer security domain: the card's number, municipality, expiry, certificates.
//!
//! An object comes without its own tag and length: so it was seen for certificates and the answer to reset, and it is
//! chosen for the others.

use crate::content::{
    content_error::ContentError,
    cv_certificate::CvCertificate,
    digits::{CardDate, Digits},
    key_id::KeyId,
    tlv,
};

/// Issuer identification: the name of a key.
pub const ISSUER_IDENTIFICATION: u16 = 0x0042;
/// Card number, ASCII.
pub const CARD_NUMBER: u16 = 0x0045;
/// Card recognition data (GlobalPlatform Card Specification 2.3, H.2).
pub const CARD_RECOGNITION: u16 = 0x0066;
/// Code of the municipality, five digits.
pub const MUNICIPALITY: u16 = 0x00F0;
/// Day on which the card expires, eight digits.
pub const EXPIRY: u16 = 0x00F2;
/// The name of the key that signs the lower certificate.
pub const INTERMEDIATE_KEY: u16 = 0x00F7;
/// The upper certificate: the authority certifies the municipality.
pub const UPPER_CERTIFICATE: u16 = 0x00F8;
/// The lower certificate: the municipality certifies a key. Older cards lack it.
pub const LOWER_CERTIFICATE: u16 = 0x7F21;
/// Answer to reset of the contact interface, without its first byte. Some cards answer it here, some in applications.
pub const CONTACT_ATR: u16 = 0x5F51;

/// What the issuer security domain holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityDomainContents {
    /// The name of the issuer's key.
    pub issuer: KeyId,
    /// The card's number. How many digits real cards have is not known; here as many as in the common card application.
    pub card_number: Digits<15>,
    /// Code of the municipality (全国地方公共団体コード without check digit).
    pub municipality: Digits<5>,
    /// The day on which the card expires.
    pub expiry: CardDate,
    /// The upper certificate.
    pub upper: CvCertificate,
    /// The lower certificate.
    pub lower: Option<CvCertificate>,
}

impl SecurityDomainContents {
    /// Tag and value of each object but the answer to reset, in the order of the tags.
    #[must_use]
    pub fn objects(&self) -> Vec<(u16, Vec<u8>)> {
        let mut objects = vec![
            (ISSUER_IDENTIFICATION, self.issuer.as_bytes().to_vec()),
            (CARD_NUMBER, self.card_number.as_bytes().to_vec()),
            (CARD_RECOGNITION, card_recognition()),
            (MUNICIPALITY, self.municipality.as_bytes().to_vec()),
            (EXPIRY, self.expiry.as_bytes().to_vec()),
            (INTERMEDIATE_KEY, self.upper.body.subject.as_bytes().to_vec()),
            (UPPER_CERTIFICATE, self.upper.data_object()),
        ];
        objects.extend(self.lower.as_ref().map(|lower| (LOWER_CERTIFICATE, lower.data_object())));
        objects
    }
}

/// What people call an object of the issuer security domain.
#[must_use]
pub const fn object_name(tag: u16) -> &'static str {
    match tag {
        ISSUER_IDENTIFICATION => "issuer identification",
        CARD_NUMBER => "card number",
        CARD_RECOGNITION => "card recognition data",
        MUNICIPALITY => "municipality",
        EXPIRY => "expiry",
        INTERMEDIATE_KEY => "intermediate key",
        UPPER_CERTIFICATE => "upper certificate",
        LOWER_CERTIFICATE => "lower certificate",
        CONTACT_ATR => "contact answer to reset",
        _ => "unidentified",
    }
}

/// Value of object 5F51 for an answer to reset: all but the first byte.
///
/// # Errors
/// [`ContentError::Bytes`] if it does not begin with 3B (direct convention, ISO 7816-3, 8.1) or its last byte is not the
/// check byte TCK (8.2.5), over which readers of this object insist.
pub fn contact_atr(atr: &[u8]) -> Result<Vec<u8>, ContentError> {
    match atr {
        [0x3B, rest @ ..] if !rest.is_empty() && rest.iter().fold(0, |sum, byte| sum ^ byte) == 0 => Ok(rest.to_vec()),
        [0x3B, rest @ ..] => Err(ContentError::Bytes { what: "answer to reset", at: rest.len() }),
        _ => Err(ContentError::Bytes { what: "answer to reset", at: 0 }),
    }
}

/// GlobalPlatform 2.1.1 with secure channel protocol 02, option 55. What real cards say is not known.
fn card_recognition() -> Vec<u8> {
    const ROOT: [u8; 6] = [0x2A, 0x86, 0x48, 0x86, 0xFC, 0x6B];
    let oid = |end: &[u8]| tlv::object(0x06, &[&ROOT[..], end].concat());
    let scheme = oid(&[0x01]);
    let version = tlv::object(0x60, &oid(&[0x02, 0x02, 0x01, 0x01]));
    let identification = tlv::object(0x63, &oid(&[0x03]));
    let channel = tlv::object(0x64, &oid(&[0x04, 0x02, 0x55]));
    tlv::template(0x73, &[&scheme, &version, &identification, &channel])
}
