//! Tag, length, value, as the card's files have them: lengths need not be the shortest, and filler may follow.

/// One object of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Object<'a> {
    pub(crate) tag: u16,
    /// Where the tag stands.
    pub(crate) at: usize,
    /// Tag, length and value.
    pub(crate) whole: &'a [u8],
    pub(crate) value: &'a [u8],
}

/// The objects one behind another, up to the end. `first` is where the first tag stands in the file.
pub(crate) fn objects(bytes: &[u8], first: usize) -> Vec<Object<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let object = one(&bytes[from..], first + from);
        from += object.whole.len();
        found.push(object);
    }
    found
}

/// The object at the beginning of a file, whose rest has to be filler.
pub(crate) fn filled(file: &[u8], tag: u16, filler: u8) -> Object<'_> {
    let object = one(file, 0);
    assert_eq!(object.tag, tag);
    assert!(file[object.whole.len()..].iter().all(|octet| *octet == filler));
    object
}

/// The objects in a file of one template, which have to have these tags.
pub(crate) fn template<'a>(file: &'a [u8], tag: u16, inside: &[u16]) -> Vec<Object<'a>> {
    let outer = filled(file, tag, 0xFF);
    let inner = objects(outer.value, outer.whole.len() - outer.value.len());
    assert_eq!(inner.iter().map(|object| object.tag).collect::<Vec<_>>(), inside);
    inner
}

fn one(bytes: &[u8], at: usize) -> Object<'_> {
    let (tag, rest) = if bytes[0] & 0x1F == 0x1F {
        (u16::from_be_bytes([bytes[0], bytes[1]]), &bytes[2..])
    } else {
        (u16::from(bytes[0]), &bytes[1..])
    };
    let (length, value) = match *rest {
        [0x82, high, low, ref value @ ..] => (usize::from(u16::from_be_bytes([high, low])), value),
        [0x81, length, ref value @ ..] => (usize::from(length), value),
        [length, ref value @ ..] => {
            assert!(length < 0x80, "tag {tag:04X} has the length octet {length:02X}");
            (usize::from(length), value)
        }
        [] => (0, rest),
    };
    assert!(value.len() >= length, "tag {tag:04X} is cut short");
    let head = bytes.len() - value.len();
    Object { tag, at, whole: &bytes[..head + length], value: &value[..length] }
}
