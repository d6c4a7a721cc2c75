//! Asks pcscd which readers hold a card, in the words of its own socket protocol (winscard_msg.h of pcsc-lite, protocol
//! 4.4 and 4.5), because this crate links no PC/SC library and the daemon's log is silent about a card that is there
//! before the daemon looks for the first time.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

const COMMAND_VERSION: u32 = 0x11;
const COMMAND_READER_STATES: u32 = 0x12;

/// The version that pcsc-lite 1.9 speaks. A daemon that speaks another answers with its own.
const VERSION: [u32; 2] = [4, 4];

/// Of each reader: name, event counter, state, sharing, ATR padded to 36 octets, its length, protocol.
const NAME_LENGTH: usize = 128;
const STATE_OFFSET: usize = NAME_LENGTH + 4;
const RECORD_LENGTH: usize = NAME_LENGTH + 12 + 36 + 8;
const MOST_READERS: usize = 16;

const CARD_PRESENT: u32 = 0x0004;

/// A daemon that does not answer is no better than one that ended.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// The names of the readers that hold a card.
pub(crate) fn readers_with_card(socket: &Path) -> io::Result<Vec<String>> {
    let mut stream = connect(socket, VERSION)?;
    stream.write_all(&words(&[0, COMMAND_READER_STATES]))?;
    let mut states = [0; RECORD_LENGTH * MOST_READERS];
    stream.read_exact(&mut states)?;
    Ok(states.chunks_exact(RECORD_LENGTH).filter_map(name_if_present).collect())
}

fn connect(socket: &Path, version: [u32; 2]) -> io::Result<UnixStream> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    stream.set_write_timeout(Some(ANSWER_WITHIN))?;
    stream.write_all(&words(&[12, COMMAND_VERSION, version[0], version[1], 0]))?;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer)?;
    let [major, minor, refusal] = [0, 4, 8].map(|at| word(&answer, at));
    match refusal {
        0 => Ok(stream),
        _ if version == VERSION && [major, minor] != VERSION => connect(socket, [major, minor]),
        _ => Err(io::Error::other(format!("pcscd refuses its own protocol version {major}.{minor}"))),
    }
}

fn name_if_present(record: &[u8]) -> Option<String> {
    let name = record.split(|octet| *octet == 0).next().filter(|name| !name.is_empty())?;
    let is_present = word(record, STATE_OFFSET) & CARD_PRESENT != 0;
    is_present.then(|| String::from_utf8_lossy(name).into_owned())
}

/// Numbers stand in the byte order of the machine: the socket never leaves it.
fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_ne_bytes()).collect()
}

fn word(octets: &[u8], at: usize) -> u32 {
    octets.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |chunk| u32::from_ne_bytes(*chunk))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &[u8], state: u32) -> Vec<u8> {
        let mut record = vec![0; RECORD_LENGTH];
        record[..name.len()].copy_from_slice(name);
        record[STATE_OFFSET..STATE_OFFSET + 4].copy_from_slice(&state.to_ne_bytes());
        record
    }

    #[test]
    fn only_a_named_reader_with_a_card_counts() {
        assert_eq!(name_if_present(&record(b"Virtual PCD 00 01", 0x34)).as_deref(), Some("Virtual PCD 00 01"));
        assert_eq!(name_if_present(&record(b"Virtual PCD 00 01", 0x02)), None);
        assert_eq!(name_if_present(&record(b"", 0x34)), None);
    }
}
