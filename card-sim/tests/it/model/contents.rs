//! What was written to the card under test: values of references and contents of files. Both sides know it, as whoever
//! personalised the card does; which rules stand around it each side knows for itself.

/// 利用者証明用暗証番号.
pub(super) const AUTHENTICATION_PIN: &str = "1234";
/// 署名用暗証番号.
pub(super) const SIGNATURE_PASSWORD: &str = "TEST0123";
/// 券面事項入力補助用暗証番号.
pub(super) const TEXT_PIN: &str = "2345";
/// 照合番号A; its check digit is wrong.
pub(super) const NUMBER_A: &str = "123456789012";
/// The parts of 照合番号B: date of birth with the year of the era, year of expiry, security code.
pub(super) const BIRTH: &str = "020304";
pub(super) const EXPIRY_YEAR: u16 = 2031;
pub(super) const SECURITY_CODE: &str = "4321";
/// 個人番号カード用暗証番号, which the 住基 application shares at issue.
pub(super) const CARD_PIN: &str = "3456";
pub(super) const LICENCE_PIN: &str = "4567";
/// The references of the application that no real card has.
pub(super) const EXTRA_PIN: &str = "5678";
pub(super) const EXTRA_UNLIMITED: &str = "6789";
pub(super) const EXTRA_PASSWORD: &str = "AB12CD";
pub(super) const FREE_AREA_PIN: &str = "7890";

/// Serial number, municipality and expiry in the record of the common application.
pub(super) const CARD_SERIAL: &str = "990000000000017";
pub(super) const MUNICIPALITY: &str = "13101";
pub(super) const EXPIRY: &str = "20310304";
/// The key that common and 住基 application name.
pub(super) const KEY_REFERENCE: [u8; 16] = *b"9999020\x08\x05001\0\0\0\0";
/// The authority of terminals' certificates.
pub(super) const TERMINAL_AUTHORITY: [u8; 16] = *b"9999040\x08\x05001\0\0\0\0";
/// The test key takes a signature for right that repeats this byte.
pub(super) const TERMINAL_MARK: u8 = 0x77;
/// So it takes the signature of the service that the application in the free area knows.
pub(super) const SERVICE_MARK: u8 = 0x66;

/// The first byte of every signature of the key.
pub(super) mod key {
    pub(in crate::model) const AUTHENTICATION: u8 = 0xA1;
    pub(in crate::model) const SIGNATURE: u8 = 0xA2;
    pub(in crate::model) const TEXT: u8 = 0xA3;
    pub(in crate::model) const SURFACE: u8 = 0xA4;
    pub(in crate::model) const COMMON: u8 = 0xA5;
    pub(in crate::model) const EXTRA_FREE: u8 = 0xA6;
    pub(in crate::model) const EXTRA_GUARDED: u8 = 0xA7;
    pub(in crate::model) const EXTRA_INTERNAL: u8 = 0xA8;
    pub(in crate::model) const EXTRA_INTERNAL_GUARDED: u8 = 0xA9;
    pub(in crate::model) const FREE_AREA: u8 = 0xAA;
}

/// Bytes of a length that tell files and offsets apart.
pub(super) fn pattern(seed: u8, length: usize) -> Vec<u8> {
    let mut value = seed;
    std::iter::repeat_with(|| {
        value = value.wrapping_mul(5).wrapping_add(seed | 1);
        value
    })
    .take(length)
    .collect()
}

/// A certificate's outline, then a pattern.
pub(super) fn certificate(seed: u8, length: u16) -> Vec<u8> {
    let mut der = vec![0x30, 0x82];
    der.extend_from_slice(&(length - 4).to_be_bytes());
    der.extend(pattern(seed, usize::from(length) - 4));
    der
}

/// Contents by application: the file identifier, then what is written at the start of the file.
pub(super) mod file {
    use super::{certificate, pattern};

    pub(in crate::model) fn jpki(fid: u16) -> Vec<u8> {
        match fid {
            0x0001 => certificate(1, 1750),
            0x0002 => certificate(2, 1304),
            0x000A => certificate(3, 1510),
            0x000B => certificate(4, 1290),
            _ => Vec::new(),
        }
    }

    pub(in crate::model) fn text(fid: u16) -> Vec<u8> {
        match fid {
            0x0001 => [&[0xFF, 0x10, 12][..], super::NUMBER_A.as_bytes()].concat(),
            0x0002 => pattern(12, 240),
            0x0003 => pattern(13, 336),
            0x0004 => pattern(14, 568),
            0x0005 => pattern(15, 164),
            0x0006 => pattern(16, 269),
            0x0007 => pattern(17, 536),
            _ => Vec::new(),
        }
    }

    pub(in crate::model) fn surface(fid: u16) -> Vec<u8> {
        match fid {
            0x0001 => pattern(21, 547),
            0x0002 => pattern(22, 3000),
            0x0003 => pattern(23, 320),
            0x0004 => pattern(24, 568),
            0x0005 => pattern(25, 690),
            _ => Vec::new(),
        }
    }

    pub(in crate::model) fn licence(fid: u16) -> Vec<u8> {
        match fid {
            0x001A => vec![0xC1, 1, 1],
            0x001B => pattern(31, 900),
            0x001C => pattern(32, 584),
            _ => Vec::new(),
        }
    }

    pub(in crate::model) fn extra(fid: u16) -> Vec<u8> {
        match fid {
            0x0001 => pattern(41, 300),
            0x002F => pattern(42, 700),
            _ => Vec::new(),
        }
    }
}

/// The user number of the application in the free area.
pub(super) const USER_NUMBER: &[u8] = b"USER-0000000017";

/// Data objects of the issuer security domain and of the application that no real card has.
pub(super) fn domain_objects() -> Vec<(u16, Vec<u8>)> {
    vec![(0x0045, CARD_SERIAL.as_bytes().to_vec()), (0x00F8, pattern(51, 563)), (0x5F51, pattern(52, 8))]
}

pub(super) fn extra_objects() -> Vec<(u16, Vec<u8>)> {
    vec![(0x5F51, pattern(53, 18)), (0x00F8, pattern(54, 256)), (0x7F21, pattern(55, 257))]
}

/// Records of the application that no real card has: a free file, and one behind its PIN.
pub(super) fn extra_records(fid: u16) -> Vec<Vec<u8>> {
    match fid {
        0x0002 => vec![vec![1, 2, 0xA, 0xB], vec![2, 1, 0xC], [&[3, 200][..], &pattern(61, 200)].concat()],
        0x0003 => vec![vec![9, 1, 0x77]],
        _ => Vec::new(),
    }
}
