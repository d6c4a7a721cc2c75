//! The `reader.conf` of the two virtual readers (reader.conf(5) of pcsc-lite).

use std::path::Path;

/// The friendly name. pcscd appends the number of the reader and of its slot.
const FRIENDLY_NAME: &str = "Virtual PCD";

/// Who connects to whom.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Direction {
    /// The card connects: the driver listens.
    CardConnects,
    /// The driver connects: the card listens.
    DriverConnects,
}

/// The text of the file. The driver makes two slots of one entry: at `first_port` and at the next one. A host before the
/// colon is connected to; the name `/dev/null` tells it to listen.
pub(crate) fn reader_conf(driver: &Path, direction: Direction, first_port: u16) -> String {
    let driver = driver.display();
    let host = match direction {
        Direction::CardConnects => "/dev/null",
        Direction::DriverConnects => "127.0.0.1",
    };
    format!(
        "FRIENDLYNAME \"{FRIENDLY_NAME}\"\nDEVICENAME {host}:0x{first_port:04X}\nLIBPATH {driver}\nCHANNELID 0x{first_port:04X}\n"
    )
}

/// The readers as `SCardListReaders` names them, in the order of the ports.
pub(crate) fn reader_names() -> [String; 2] {
    [0, 1].map(|slot| format!("{FRIENDLY_NAME} 00 {slot:02X}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_driver_is_told_to_listen_on_the_first_port() {
        let text = reader_conf(Path::new("/d/libifdvpcd.so"), Direction::CardConnects, 0x4E20);
        assert!(text.contains("DEVICENAME /dev/null:0x4E20\n"), "{text}");
        assert!(text.contains("LIBPATH /d/libifdvpcd.so\n"), "{text}");
    }

    #[test]
    fn in_reversed_mode_it_is_told_where_the_first_card_is() {
        let text = reader_conf(Path::new("/d/libifdvpcd.so"), Direction::DriverConnects, 0x4E20);
        assert!(text.contains("DEVICENAME 127.0.0.1:0x4E20\n"), "{text}");
    }

    #[test]
    fn the_two_slots_share_the_reader_number() {
        assert_eq!(reader_names(), ["Virtual PCD 00 00", "Virtual PCD 00 01"]);
    }
}
