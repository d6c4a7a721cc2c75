//! A reader of DER that tells everything apart that types of structures do not: tags of strings and times, the octet of a
//! BOOLEAN, where an element stands. It reads only, allocates nothing, and goes on where it can: an element that claims
//! more octets than there are is cut at the end.

use super::text::{Text, text};

/// Tags of one octet (X.690, 8.1.2).
pub(super) mod tag {
    pub(in crate::inspect) const BOOLEAN: u8 = 0x01;
    pub(in crate::inspect) const INTEGER: u8 = 0x02;
    pub(in crate::inspect) const BIT_STRING: u8 = 0x03;
    pub(in crate::inspect) const OCTET_STRING: u8 = 0x04;
    pub(in crate::inspect) const NULL: u8 = 0x05;
    pub(in crate::inspect) const OID: u8 = 0x06;
    pub(in crate::inspect) const ENUMERATED: u8 = 0x0A;
    pub(in crate::inspect) const UTF8: u8 = 0x0C;
    pub(in crate::inspect) const PRINTABLE: u8 = 0x13;
    pub(in crate::inspect) const IA5: u8 = 0x16;
    pub(in crate::inspect) const UTC_TIME: u8 = 0x17;
    pub(in crate::inspect) const GENERALIZED_TIME: u8 = 0x18;
    pub(in crate::inspect) const SEQUENCE: u8 = 0x30;
    pub(in crate::inspect) const SET: u8 = 0x31;

    /// Bit of constructed encodings.
    pub(in crate::inspect) const CONSTRUCTED: u8 = 0x20;

    /// Context tag `[number]` of a constructed element.
    pub(in crate::inspect) const fn context(number: u8) -> u8 {
        0xA0 | number
    }

    /// Context tag `[number]` of a primitive element.
    pub(in crate::inspect) const fn implicit(number: u8) -> u8 {
        0x80 | number
    }
}

/// What is wrong with the header of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderFlaw {
    /// The length is written with more octets than it needs.
    LongLength,
    /// It claims more octets than there are.
    Truncated,
    /// Indefinite length, which DER does not have.
    Indefinite,
    /// A tag number above 30, which no structure of X.509 has.
    HighTag,
    /// A length of more than eight octets.
    HugeLength,
}

impl HeaderFlaw {
    /// The flaw in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::LongLength => text("a length in more octets than needed", "必要以上のバイト数で書かれた長さ"),
            Self::Truncated => text("more octets claimed than there are", "残りのバイト数を超える長さ"),
            Self::Indefinite => text("an indefinite length", "不定長"),
            Self::HighTag => text("a tag number above 30", "31以上のタグ番号"),
            Self::HugeLength => text("a length of more than eight octets", "8バイトを超える長さ"),
        }
    }
}

/// One element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    /// The identifier octet.
    pub(super) tag: u8,
    /// Where the identifier octet stands in the object.
    pub(super) offset: usize,
    /// The contents, as far as there are any.
    pub(super) content: &'a [u8],
    /// Header and contents.
    pub(super) raw: &'a [u8],
    /// A flaw that did not keep it from being read.
    pub(super) flaw: Option<HeaderFlaw>,
}

impl<'a> Element<'a> {
    /// Where the contents stand in the object.
    pub(super) fn content_offset(&self) -> usize {
        self.offset + (self.raw.len() - self.content.len())
    }

    /// The elements inside.
    pub(super) fn children(&self) -> Reader<'a> {
        Reader::new(self.content, self.content_offset())
    }

    /// The only element inside.
    pub(super) fn only_child(&self) -> Option<Element<'a>> {
        let mut inside = self.children();
        let child = inside.next()?;
        inside.next().is_none().then_some(child)
    }

    /// Whether it is built of elements.
    pub(super) fn is_constructed(&self) -> bool {
        self.tag & tag::CONSTRUCTED != 0
    }

    /// Its contents as text, if they are UTF-8.
    pub(super) fn text(&self) -> Option<&'a str> {
        std::str::from_utf8(self.content).ok()
    }
}

/// Reads elements one after the other.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    /// The elements of these octets, which stand at `offset` in the object.
    pub(super) fn new(rest: &'a [u8], offset: usize) -> Self {
        Self { rest, offset }
    }

    /// Where the next element begins.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next element if it has this tag; otherwise it stays unread.
    pub(super) fn field(&mut self, tag: u8) -> Option<Element<'a>> {
        self.one_of(&[tag])
    }

    /// The next element if it has one of these tags; otherwise it stays unread.
    pub(super) fn one_of(&mut self, tags: &[u8]) -> Option<Element<'a>> {
        if self.rest.first().is_some_and(|first| tags.contains(first)) { self.next() } else { None }
    }

    /// Reads an element, or says why the octets are none.
    pub(super) fn read(&mut self) -> Option<Result<Element<'a>, HeaderFlaw>> {
        if self.rest.is_empty() {
            return None;
        }
        Some(self.element())
    }

    fn element(&mut self) -> Result<Element<'a>, HeaderFlaw> {
        let Some((&[tag, first], after)) = self.rest.split_first_chunk() else { return Err(HeaderFlaw::Truncated) };
        if tag & 0x1F == 0x1F {
            return Err(HeaderFlaw::HighTag);
        }
        let (length, long, after) = match first {
            0..=0x7F => (usize::from(first), false, after),
            0x80 => return Err(HeaderFlaw::Indefinite),
            _ => {
                let count = usize::from(first & 0x7F);
                let (digits, after) = after.split_at_checked(count).ok_or(HeaderFlaw::Truncated)?;
                if digits.len() > 8 {
                    return Err(HeaderFlaw::HugeLength);
                }
                let length = digits.iter().fold(0u64, |length, &digit| (length << 8) | u64::from(digit));
                let long = digits.first() == Some(&0) || length < 0x80;
                (usize::try_from(length).map_err(|_| HeaderFlaw::HugeLength)?, long, after)
            }
        };
        let (content, rest, cut) = match after.split_at_checked(length) {
            Some((content, rest)) => (content, rest, false),
            None => (after, Default::default(), true),
        };
        let flaw = if cut { Some(HeaderFlaw::Truncated) } else { long.then_some(HeaderFlaw::LongLength) };
        let size = self.rest.len() - rest.len();
        let raw = self.rest.get(..size).unwrap_or(self.rest);
        let offset = self.offset;
        (self.rest, self.offset) = (rest, offset + size);
        Ok(Element { tag, offset, content, raw, flaw })
    }
}

/// Ends at the first octets that are no element.
impl<'a> Iterator for Reader<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        self.read()?.ok()
    }
}
