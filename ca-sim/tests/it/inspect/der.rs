//! Writes elements of DER, and changes one element inside an object so that all lengths around it stay right.

/// An element with this tag and content.
pub(super) fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut out = vec![tag];
    if length > 0x7F {
        let digits = length.to_be_bytes().iter().skip_while(|digit| **digit == 0).count();
        out.push(0x80 | u8::try_from(digits).unwrap());
    }
    out.extend(length.to_be_bytes().iter().skip_while(|digit| **digit == 0));
    if length == 0 {
        out.push(0);
    }
    out.extend_from_slice(content);
    out
}

pub(super) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    element(0x30, &parts.concat())
}

pub(super) fn utf8(text: &str) -> Vec<u8> {
    element(0x0C, text.as_bytes())
}

pub(super) fn printable(text: &str) -> Vec<u8> {
    element(0x13, text.as_bytes())
}

pub(super) fn utc(text: &str) -> Vec<u8> {
    element(0x17, text.as_bytes())
}

pub(super) fn generalized(text: &str) -> Vec<u8> {
    element(0x18, text.as_bytes())
}

pub(super) fn oid(dotted: &str) -> Vec<u8> {
    element(0x06, const_oid::ObjectIdentifier::new(dotted).unwrap().as_bytes())
}

pub(super) fn octets(hex: &str) -> Vec<u8> {
    hex::decode(hex).unwrap()
}

pub(super) const TRUE: &[u8] = &[1, 1, 0xFF];

/// One element: its octets, tag and content; and what follows.
type Split<'a> = (&'a [u8], u8, &'a [u8], &'a [u8]);

fn split(der: &[u8]) -> Option<Split<'_>> {
    let (&[tag, first], after) = der.split_first_chunk()?;
    let (length, after) = match first {
        0..=0x7F => (usize::from(first), after),
        0x81 => after.split_first().map(|(&length, after)| (usize::from(length), after))?,
        0x82 => after.split_first_chunk().map(|(&length, after)| (usize::from(u16::from_be_bytes(length)), after))?,
        _ => return None,
    };
    let (content, rest) = after.split_at_checked(length)?;
    Some((&der[..der.len() - rest.len()], tag, content, rest))
}

/// Puts `new` in the place of the `nth` element (from 0, in the order in which they begin) whose octets are `old`.
/// Whoever wants to look into an OCTET STRING or BIT STRING may.
fn replaced(der: &[u8], nth: &mut usize, old: &[u8], new: &[u8]) -> Option<Vec<u8>> {
    let (mut before, mut rest) = (Vec::new(), der);
    while let Some((raw, tag, content, after)) = split(rest) {
        if raw == old {
            if *nth == 0 {
                return Some([&before, new, after].concat());
            }
            *nth -= 1;
        }
        // A BIT STRING begins with the count of its unused bits.
        let wrapped = match tag {
            0x03 => content.split_first_chunk::<1>().map(|(unused, inside)| (&unused[..], inside)),
            0x04 => Some((&[][..], content)),
            _ if tag & 0x20 != 0 => Some((&[][..], content)),
            _ => None,
        };
        if let Some((head, inside)) = wrapped
            && let Some(inside) = replaced(inside, nth, old, new)
        {
            return Some([&before, &element(tag, &[head, &inside].concat())[..], after].concat());
        }
        before.extend_from_slice(raw);
        rest = after;
    }
    None
}

/// The object with one element changed.
#[track_caller]
pub(super) fn change(der: &[u8], nth: usize, old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut count = nth;
    replaced(der, &mut count, old, new).unwrap_or_else(|| panic!("no {} {nth}", hex::encode(old)))
}

/// The first extension with this identifier, whole.
#[track_caller]
pub(super) fn extension(der: &[u8], dotted: &str) -> Vec<u8> {
    let id = oid(dotted);
    let at = der.windows(id.len()).position(|window| window == id).unwrap();
    let head = (2..=4).find(|head| {
        split(&der[at - head..]).is_some_and(|(raw, tag, content, _)| {
            tag == 0x30 && raw.len() - content.len() == *head && content.starts_with(&id)
        })
    });
    split(&der[at - head.unwrap()..]).unwrap().0.to_vec()
}
