//! Finding the JPKI application and reading its elementary files.

use sekisho_harness_protocol::Reason;

use crate::{
    CardChannel, Failure,
    apdu::{SW_NOT_FOUND, SW_OK, SW_OUTSIDE, card_error, command_with_data, exchange},
};

/// The application identifier of JPKI, the same on every card and phone.
pub const JPKI_AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

/// The largest answer that one short READ BINARY can ask for.
pub const CHUNK: usize = 256;

/// READ BINARY reaches 15-bit offsets, so no file is read past this length.
pub const LONGEST_FILE: usize = 0x8000;

/// Commands on files.
pub trait EfReader: Send {
    /// Selects the JPKI application. This alone tells a My Number Card from another: an ATR depends on the reader.
    ///
    /// # Errors
    /// `card-unknown` when the card refuses, whatever its status word.
    fn select_application(&self, card: &mut dyn CardChannel) -> Result<(), Failure> {
        let response = exchange(card, &command_with_data([0x00, 0xA4, 0x04, 0x0C], &JPKI_AID)?)?;
        if response.status_word == SW_OK { Ok(()) } else { Err(Reason::CardUnknown.into()) }
    }

    /// Makes an elementary file the current one.
    ///
    /// # Errors
    /// `not-present` when there is no such file; `card-error` otherwise.
    fn select(&self, card: &mut dyn CardChannel, file: u16) -> Result<(), Failure> {
        match exchange(card, &command_with_data([0x00, 0xA4, 0x02, 0x0C], &file.to_be_bytes())?)?.status_word {
            SW_OK => Ok(()),
            SW_NOT_FOUND => Err(Reason::NotPresent.into()),
            other => Err(card_error(other)),
        }
    }

    /// One READ BINARY of at most 256 octets. An empty answer means that the file ends before `offset`.
    ///
    /// # Errors
    /// `card-error`; `malformed-data` when the card answers more than was asked.
    fn read_chunk(&self, card: &mut dyn CardChannel, offset: usize, length: usize) -> Result<Vec<u8>, Failure> {
        let length = length.min(CHUNK);
        let offset = u16::try_from(offset).map_err(|_| Reason::MalformedData)? & 0x7FFF;
        let [high, low] = offset.to_be_bytes();
        // Le = 00 asks for 256 octets.
        let expected = u8::try_from(length % CHUNK).unwrap_or(0);
        let response = exchange(card, &[0x00, 0xB0, high, low, expected])?;
        if response.status_word == SW_OUTSIDE {
            return Ok(Vec::new());
        }
        let data = response.data_if_ok()?;
        if data.len() > length { Err(Reason::MalformedData.into()) } else { Ok(data) }
    }

    /// The first `length` octets of the current file.
    ///
    /// # Errors
    /// As [`EfReader::read_chunk`]; `malformed-data` when the file is shorter.
    fn read(&self, card: &mut dyn CardChannel, length: usize) -> Result<Vec<u8>, Failure> {
        if length > LONGEST_FILE {
            return Err(Reason::MalformedData.into());
        }
        let mut read = Vec::with_capacity(length);
        while read.len() < length {
            let chunk = self.read_chunk(card, read.len(), length - read.len())?;
            if chunk.is_empty() {
                return Err(Reason::MalformedData.into());
            }
            read.extend(chunk);
        }
        Ok(read)
    }
}
