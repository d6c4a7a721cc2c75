//! The methods that the bench can call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A method of a driver, by its name on the wire. A driver lists the ones it has; the others are skipped, never passed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub enum Method {
    /// Read the token information (EF 0006 of the JPKI application).
    #[serde(rename = "reader/token")]
    ReaderToken,
    /// Read one of the four certificates.
    #[serde(rename = "reader/certificate")]
    ReaderCertificate,
    /// Tell how many tries a PIN has left, without spending one.
    #[serde(rename = "reader/pin-status")]
    ReaderPinStatus,
    /// Change a PIN.
    #[serde(rename = "reader/change-pin")]
    ReaderChangePin,
    /// Read name, address, date of birth and sex as text. Provisional: no case asks for it yet.
    #[serde(rename = "reader/text")]
    ReaderText,
    /// Read the individual number. Provisional: no case asks for it yet.
    #[serde(rename = "reader/number")]
    ReaderNumber,
    /// Read what is printed on the card. Provisional: no case asks for it yet.
    #[serde(rename = "reader/surface")]
    ReaderSurface,
    /// Sign a message with a key of the card.
    #[serde(rename = "signature/sign")]
    SignatureSign,
    /// Verify a signature: mathematics, path, purpose, validity and revocation.
    #[serde(rename = "signature/verify")]
    SignatureVerify,
}

impl Method {
    /// Every method, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::ReaderToken,
        Self::ReaderCertificate,
        Self::ReaderPinStatus,
        Self::ReaderChangePin,
        Self::ReaderText,
        Self::ReaderNumber,
        Self::ReaderSurface,
        Self::SignatureSign,
        Self::SignatureVerify,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ReaderToken => "reader/token",
            Self::ReaderCertificate => "reader/certificate",
            Self::ReaderPinStatus => "reader/pin-status",
            Self::ReaderChangePin => "reader/change-pin",
            Self::ReaderText => "reader/text",
            Self::ReaderNumber => "reader/number",
            Self::ReaderSurface => "reader/surface",
            Self::SignatureSign => "signature/sign",
            Self::SignatureVerify => "signature/verify",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_is_spelt_on_the_wire_as_its_name_says() {
        for method in Method::ALL {
            assert_eq!(serde_json::to_value(method).unwrap(), method.name());
        }
    }
}
