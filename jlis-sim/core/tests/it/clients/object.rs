//! Tags and lengths as clients read them: not as DER, because the card is none.

/// Tag, value and the octets of both with the length; nothing if they do not reach that far.
pub(super) struct Object<'a> {
    pub(super) tag: String,
    pub(super) value: &'a [u8],
    pub(super) length: usize,
}

/// Length of header and value of the object that these octets begin, however far they reach.
pub(super) fn told_length(octets: &[u8]) -> usize {
    let (_, header, value) = header(octets);
    header + value
}

/// The object at the beginning.
pub(super) fn first(octets: &[u8]) -> Object<'_> {
    let (tag, header, value) = header(octets);
    Object { tag, value: &octets[header..header + value], length: header + value }
}

/// The value of the object with this tag: the outer one, or one directly inside it.
pub(super) fn find<'a>(octets: &'a [u8], tag: &str) -> Option<&'a [u8]> {
    let outer = first(octets);
    if outer.tag == tag {
        return Some(outer.value);
    }
    let mut rest = outer.value;
    while !rest.is_empty() {
        let inner = first(rest);
        if inner.tag == tag {
            return Some(inner.value);
        }
        rest = &rest[inner.length..];
    }
    None
}

fn header(octets: &[u8]) -> (String, usize, usize) {
    let tag_length = if octets[0] & 0x1F == 0x1F { 2 } else { 1 };
    let tag = octets[..tag_length].iter().map(|octet| format!("{octet:02X}")).collect();
    let first = octets[tag_length];
    if first < 0x80 {
        return (tag, tag_length + 1, usize::from(first));
    }
    let count = usize::from(first & 0x7F);
    let length = octets[tag_length + 1..][..count].iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet));
    (tag, tag_length + 1 + count, length)
}
