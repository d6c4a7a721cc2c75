//! Target `crl_index`: octets that may be a CRL in DER.

use sekisho_ca_sim::CrlIndex;

use crate::broken::Broken;

/// Octets of the shortest entry: a serial number of one octet and a UTCTime.
const SHORTEST_ENTRY: usize = 20;

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn crl_index(input: &[u8]) -> Result<(), Broken> {
    let index = match CrlIndex::from_der(input) {
        Ok(index) => index,
        Err(error) if error.offset() <= input.len() => return Ok(()),
        Err(error) => {
            return Err(Broken::Outside { path: error.to_string(), offset: error.offset(), length: input.len() });
        }
    };
    let most = input.len() / SHORTEST_ENTRY;
    if index.len() > most {
        return Err(Broken::TooMuch { most, got: index.len() });
    }
    let mut last = None;
    for (place, (serial, revocation)) in index.iter().enumerate() {
        if last >= Some(serial) {
            return Err(Broken::NotAscending { place });
        }
        last = Some(serial);
        let octets = serial.value().to_be_bytes();
        if index.find(serial) != Some(revocation) || index.find_octets(&octets) != Some(revocation) {
            return Err(Broken::NotFound { place });
        }
    }
    Ok(())
}
