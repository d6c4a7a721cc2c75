//! The `reader.conf` of the two virtual readers (reader.conf(5) of pcsc-lite).

use std::path::Path;

/// The friendly name. pcscd appends the number of the reader and of its slot.
const FRIENDLY_NAME: &str = "Virtual PCD";

/// The text of the file. The driver makes two slots of one entry: it listens on `first_port` and on the next one, which
/// is what the name `/dev/null` before the colon tells it.
pub(crate) fn reader_conf(driver: &Path, first_port: u16) -> String {
    let driver = driver.display();
    format!(
        "FRIENDLYNAME \"{FRIENDLY_NAME}\"\nDEVICENAME /dev/null:0x{first_port:04X}\nLIBPATH {driver}\nCHANNELID 0x{first_port:04X}\n"
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
        let text = reader_conf(Path::new("/d/libifdvpcd.so"), 0x4E20);
        assert!(text.contains("DEVICENAME /dev/null:0x4E20\n"), "{text}");
        assert!(text.contains("LIBPATH /d/libifdvpcd.so\n"), "{text}");
    }

    #[test]
    fn the_two_slots_share_the_reader_number() {
        assert_eq!(reader_names(), ["Virtual PCD 00 00", "Virtual PCD 00 01"]);
    }
}
