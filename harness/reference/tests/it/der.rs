//! Just enough DER to make certificates and lists by hand, right and wrong ones alike.

pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let head = match length {
        0..=0x7F => vec![tag, length as u8],
        0x80..=0xFF => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [head, content.to_vec()].concat()
}

pub(crate) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

pub(crate) fn explicit(number: u8, content: &[u8]) -> Vec<u8> {
    tlv(0xA0 | number, content)
}

/// A positive INTEGER of these octets.
pub(crate) fn integer(octets: &[u8]) -> Vec<u8> {
    tlv(0x02, octets)
}

pub(crate) fn bit_string(octets: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0x00][..], octets].concat())
}

pub(crate) fn oid(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u32> = dotted.split('.').map(|arc| arc.parse().unwrap()).collect();
    let mut content = vec![(arcs[0] * 40 + arcs[1]) as u8];
    for arc in &arcs[2..] {
        let groups: Vec<u8> = (0..5).rev().map(|group| (arc >> (7 * group) & 0x7F) as u8).collect();
        let first = groups.iter().position(|group| *group != 0).unwrap_or(4);
        content.extend(groups[first..4].iter().map(|group| group | 0x80));
        content.push(groups[4]);
    }
    tlv(0x06, &content)
}

/// A Name of UTF8String attributes, by their short names.
pub(crate) fn name(attributes: &[(&str, &str)]) -> Vec<u8> {
    let attribute = |(key, value): &(&str, &str)| {
        let dotted = match *key {
            "C" => "2.5.4.6",
            "O" => "2.5.4.10",
            "OU" => "2.5.4.11",
            _ => "2.5.4.3",
        };
        tlv(0x31, &sequence(&[oid(dotted), tlv(0x0C, value.as_bytes())]))
    };
    sequence(&attributes.iter().map(attribute).collect::<Vec<_>>())
}

pub(crate) fn extension(dotted: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { vec![0x01, 0x01, 0xFF] } else { Vec::new() };
    sequence(&[oid(dotted), critical, tlv(0x04, value)])
}

/// UTCTime, `YYMMDDhhmmssZ`.
pub(crate) fn utc_time(text: &str) -> Vec<u8> {
    tlv(0x17, text.as_bytes())
}
