//! Command and response APDUs in the short form (ISO/IEC 7816-4 clause 5.1). The card needs no other.

use sekisho_harness_protocol::Reason;

use crate::{CardChannel, Failure};

/// SW1-SW2: normal processing.
pub const SW_OK: u16 = 0x9000;
/// SW1-SW2: security status not satisfied.
pub(crate) const SW_SECURITY_STATUS: u16 = 0x6982;
/// SW1-SW2: reference locked; this card says so where ISO/IEC 7816-4 would use 6983.
pub const SW_BLOCKED: u16 = 0x6984;
/// SW1-SW2: file or application not found.
pub const SW_NOT_FOUND: u16 = 0x6A82;
/// SW1-SW2: the offset lies outside the file.
pub(crate) const SW_OUTSIDE: u16 = 0x6B00;

/// A response APDU, taken apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResponseApdu {
    /// Response data.
    pub data: Vec<u8>,
    /// SW1-SW2.
    pub status_word: u16,
}

impl ResponseApdu {
    fn parse(mut response: Vec<u8>) -> Result<Self, Failure> {
        let (Some(sw2), Some(sw1)) = (response.pop(), response.pop()) else {
            return Err(Reason::MalformedData.into());
        };
        Ok(Self { data: response, status_word: u16::from_be_bytes([sw1, sw2]) })
    }

    /// The data of a command that succeeded.
    ///
    /// # Errors
    /// `card-error` with the status word for anything but 9000.
    pub fn data_if_ok(self) -> Result<Vec<u8>, Failure> {
        if self.status_word == SW_OK { Ok(self.data) } else { Err(card_error(self.status_word)) }
    }
}

/// The refusal for a status word that has no better name.
#[must_use]
pub(crate) fn card_error(status_word: u16) -> Failure {
    Reason::CardError { status_word: Some(status_word) }.into()
}

/// Sends a command and takes the response apart.
///
/// # Errors
/// `card-removed`; `malformed-data` when the response is shorter than a status word.
pub fn exchange(card: &mut dyn CardChannel, command: &[u8]) -> Result<ResponseApdu, Failure> {
    ResponseApdu::parse(card.transmit(command)?)
}

/// A command with data and no expected response (case 3).
///
/// # Errors
/// `malformed-data` for more than 255 octets, which the short form cannot carry.
pub fn command_with_data(header: [u8; 4], data: &[u8]) -> Result<Vec<u8>, Failure> {
    let length = u8::try_from(data.len()).map_err(|_| Reason::MalformedData)?;
    Ok([&header[..], &[length], data].concat())
}
