//! From the notation of a command to its octets, and back to what an expectation needs.

use std::collections::BTreeMap;

use super::person::hex;

/// A command with values in the place of names.
pub(super) fn octets(notation: &str, values: &BTreeMap<&'static str, Vec<u8>>) -> Vec<u8> {
    let mut command = Vec::new();
    let mut rest = notation;
    while let Some(at) = rest.find(['<', '{']) {
        command.extend(hex(&rest[..at]));
        let end = rest.find(['>', '}']).unwrap();
        let inside = &rest[at + 1..end];
        if rest[at..].starts_with('<') {
            let (name, with_length) = match inside.strip_suffix(" without length") {
                Some(name) => (name, false),
                None => (inside, true),
            };
            let value = values.get(name).unwrap_or_else(|| unreachable!("no value is called {name}"));
            match (with_length, u8::try_from(value.len())) {
                (false, _) => {}
                (true, Ok(short)) => command.push(short),
                (true, Err(_)) => {
                    command.push(0);
                    command.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
                }
            }
            command.extend(value);
        } else {
            let (octet, times) = inside.split_once(" x ").unwrap();
            command.extend(hex(octet).repeat(times.parse().unwrap()));
        }
        rest = &rest[end + 1..];
    }
    command.extend(hex(rest));
    command
}

/// What a READ BINARY asks for: offset and length.
pub(super) fn asked_for(command: &[u8]) -> (usize, usize) {
    let offset = if command[2] & 0x80 != 0 {
        usize::from(command[3])
    } else {
        usize::from(u16::from_be_bytes([command[2], command[3]]))
    };
    let length = match command[4..] {
        [0] => 256,
        [short] => usize::from(short),
        [0, 0, 0] => 65536,
        [0, high, low] => usize::from(u16::from_be_bytes([high, low])),
        _ => unreachable!("{command:02X?} is no READ BINARY"),
    };
    (offset, length)
}

/// The data field, short or extended, of a command that expects an answer.
pub(super) fn data_field(command: &[u8]) -> &[u8] {
    match command[4..] {
        [0, high, low, ..] if command.len() > 9 => &command[7..][..usize::from(u16::from_be_bytes([high, low]))],
        [length, ..] => &command[5..][..usize::from(length)],
        [] => &[],
    }
}

/// READ BINARY of the current file.
pub(super) fn read_binary(offset: usize, length: usize, extended: bool) -> Vec<u8> {
    let mut command = vec![0x00, 0xB0];
    command.extend(u16::try_from(offset).unwrap().to_be_bytes());
    if extended {
        command.push(0);
        command.extend(u16::try_from(length & 0xFFFF).unwrap().to_be_bytes());
    } else {
        assert!(length <= 256);
        command.push(u8::try_from(length & 0xFF).unwrap());
    }
    command
}
