//! DER as indented text, looking into OCTET STRINGs that hold DER, for snapshots that a person can review.

use std::fmt::Write as _;

use const_oid::ObjectIdentifier;

/// One element: tag, content, and what follows it. None if the octets are no DER element.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[tag, first], rest) = der.split_first_chunk()?;
    let (length, rest) = match first {
        0..=0x7F => (usize::from(first), rest),
        0x81 => rest.split_first().map(|(&length, rest)| (usize::from(length), rest))?,
        0x82 => rest.split_first_chunk().map(|(&length, rest)| (usize::from(u16::from_be_bytes(length)), rest))?,
        _ => return None,
    };
    rest.split_at_checked(length).map(|(content, rest)| (tag, content, rest))
}

/// Whether the octets are one element or more, and nothing else.
fn is_der(mut der: &[u8]) -> bool {
    while let Some((_, _, rest)) = element(der) {
        if rest.is_empty() {
            return true;
        }
        der = rest;
    }
    false
}

pub(crate) fn dump(der: &[u8]) -> String {
    let mut text = String::new();
    write_elements(&mut text, der, 0);
    text
}

fn write_elements(text: &mut String, mut der: &[u8], depth: usize) {
    while let Some((tag, content, rest)) = element(der) {
        der = rest;
        let name = match tag {
            0x01 => "BOOLEAN".to_owned(),
            0x02 => "INTEGER".to_owned(),
            0x03 => "BIT STRING".to_owned(),
            0x04 => "OCTET STRING".to_owned(),
            0x05 => "NULL".to_owned(),
            0x06 => "OBJECT".to_owned(),
            0x0A => "ENUMERATED".to_owned(),
            0x0C => "UTF8String".to_owned(),
            0x13 => "PrintableString".to_owned(),
            0x16 => "IA5String".to_owned(),
            0x17 => "UTCTime".to_owned(),
            0x18 => "GeneralizedTime".to_owned(),
            0x30 => "SEQUENCE".to_owned(),
            0x31 => "SET".to_owned(),
            other => format!("[{}]", other & 0x1F),
        };
        write!(text, "{:1$}{name}", "", depth * 2).unwrap();
        if tag & 0x20 != 0 || (tag == 0x04 && is_der(content)) {
            text.push('\n');
            write_elements(text, content, depth + 1);
            continue;
        }
        let value = match tag {
            0x06 => ObjectIdentifier::from_bytes(content).unwrap().to_string(),
            0x0C | 0x13 | 0x16..=0x18 | 0x86 => String::from_utf8(content.to_vec()).unwrap(),
            _ => hex::encode(content),
        };
        writeln!(text, " {value}").unwrap();
    }
}
