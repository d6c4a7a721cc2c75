//! Putting DER together from parts that are in DER already (X.690, 8.1).

/// Appends a tag of one octet and a length of as many octets as it needs.
pub(crate) fn append_head(tag: u8, length: usize, out: &mut Vec<u8>) {
    out.push(tag);
    match u8::try_from(length) {
        Ok(length @ 0..=0x7F) => out.push(length),
        _ => {
            let octets = length.to_be_bytes();
            let first = octets.iter().position(|octet| *octet != 0).unwrap_or(octets.len());
            let digits = octets.get(first..).unwrap_or_default();
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(0));
            out.extend_from_slice(digits);
        }
    }
}

/// A value of these parts, one after the other.
pub(crate) fn enclosed(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(LONGEST_HEAD + length);
    append_head(tag, length, &mut out);
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

/// Octets of a tag and of a length of 64 bits.
const LONGEST_HEAD: usize = 2 + size_of::<u64>();

#[cfg(test)]
mod tests {
    use der::Encode as _;
    use der::asn1::OctetStringRef;

    use super::*;

    #[test]
    fn a_value_of_any_length_is_framed_as_another_encoder_frames_it() {
        for length in [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x1_0000] {
            let content = vec![0x5A; length];
            let (one, other) = content.split_at(length / 3);
            assert_eq!(enclosed(0x04, &[one, other]), OctetStringRef::new(&content).unwrap().to_der().unwrap());
        }
    }
}
