//! Reading DER from front to back, with the offset of everything that is wrong. Nothing is copied and nothing recurses.

use super::index_error::{CrlError, CrlPart};

/// Universal tags (X.680, 8.4) and the context-specific ones of RFC 5280.
pub(super) mod tag {
    pub(in super::super) const BOOLEAN: u8 = 0x01;
    pub(in super::super) const INTEGER: u8 = 0x02;
    pub(in super::super) const BIT_STRING: u8 = 0x03;
    pub(in super::super) const OCTET_STRING: u8 = 0x04;
    pub(in super::super) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(in super::super) const ENUMERATED: u8 = 0x0A;
    pub(in super::super) const UTC_TIME: u8 = 0x17;
    pub(in super::super) const GENERALIZED_TIME: u8 = 0x18;
    pub(in super::super) const SEQUENCE: u8 = 0x30;
    /// A primitive member with an implicit tag.
    pub(in super::super) const CONTEXT: u8 = 0x80;
    /// A constructed member with an implicit or explicit tag.
    pub(in super::super) const CONTEXT_CONSTRUCTED: u8 = 0xA0;
}

/// The contents of a structure that were not read yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// Where the rest begins in the document.
    offset: usize,
}

/// A value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    /// Tag, length and contents.
    pub(super) whole: &'a [u8],
    pub(super) contents: &'a [u8],
    /// Where the tag stands.
    pub(super) offset: usize,
}

impl<'a> Value<'a> {
    /// Its members.
    pub(super) fn open(self) -> Reader<'a> {
        Reader { rest: self.contents, offset: self.offset + (self.whole.len() - self.contents.len()) }
    }

    pub(super) fn wrong(self, expected: CrlPart) -> CrlError {
        CrlError::Value { offset: self.offset, expected }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a [u8]) -> Self {
        Self { rest: document, offset: 0 }
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Octets that are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The tag of the next value, if there is one.
    pub(super) fn tag(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Takes a value that must have this tag.
    pub(super) fn take(&mut self, tag: u8, expected: CrlPart) -> Result<Value<'a>, CrlError> {
        match self.tag() {
            Some(got) if got == tag => self.any(),
            got => Err(CrlError::Unexpected { offset: self.offset, expected, got }),
        }
    }

    /// Takes a value if the next one has this tag.
    pub(super) fn take_if(&mut self, tag: u8) -> Result<Option<Value<'a>>, CrlError> {
        if self.tag() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// There must be nothing left.
    pub(super) fn end(&self, expected: CrlPart) -> Result<(), CrlError> {
        match self.tag() {
            None => Ok(()),
            got => Err(CrlError::Unexpected { offset: self.offset, expected, got }),
        }
    }

    /// Takes the next value whatever it is; there must be one.
    pub(super) fn any(&mut self) -> Result<Value<'a>, CrlError> {
        let (head, length) = self.head()?;
        let left = self.rest.len() - head;
        let (Some(whole), Some(contents)) =
            (self.rest.get(..head.saturating_add(length)), self.rest.get(head..head.saturating_add(length)))
        else {
            return Err(CrlError::CutOff { offset: self.offset, length, left });
        };
        let value = Value { tag: whole.first().copied().unwrap_or(0), whole, contents, offset: self.offset };
        self.rest = self.rest.get(whole.len()..).unwrap_or_default();
        self.offset += whole.len();
        Ok(value)
    }

    /// Octets of tag and length, and the length.
    fn head(&self) -> Result<(usize, usize), CrlError> {
        let cut_off = CrlError::CutOff { offset: self.offset, length: 2, left: self.rest.len() };
        let wrong = CrlError::Length { offset: self.offset + 1 };
        match self.rest {
            [_, short @ 0..=0x7F, ..] => Ok((2, usize::from(*short))),
            // From 128 on, in at most four octets of which the first is not zero.
            [_, long @ 0x81..=0x84, after @ ..] => {
                let count = usize::from(long & 0x7F);
                let octets = after.get(..count).ok_or(cut_off)?;
                let length = octets.iter().fold(0_usize, |sum, octet| sum << 8 | usize::from(*octet));
                let shortest = octets.first() != Some(&0) && length > 0x7F;
                if shortest { Ok((2 + count, length)) } else { Err(wrong) }
            }
            [_, _, ..] => Err(wrong),
            _ => Err(cut_off),
        }
    }
}
