//! Tag, length and value as the card's own applications write them, which is not quite BER (ISO 8825-1).
//!
//! A length below 128 takes one byte; every other length is `82 hh ll`, also where `81 ll` would do. A strict DER reader
//! refuses such a file. Tags are numbers: below 0x100 they are one byte, otherwise two. Where a two-byte tag begins is
//! known from its first byte, by a rule that differs between applications ([`Tags`]).

/// Which first bytes begin a two-byte tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tags {
    /// Those whose low five bits are set (`1F`, `5F`, `7F`, `DF`, `FF`), as in BER. All applications but the licence.
    #[default]
    Ber,
    /// `01` alone: tags C1 to FF are one byte, 100 to 10D two. Inferred for the licence from the size of its files.
    Licence,
}

/// An object in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object<'a> {
    /// The tag, as a number.
    pub tag: u16,
    /// Where the tag begins, in bytes from the start of the file.
    pub at: usize,
    /// Where the value begins, in bytes from the start of the file.
    pub value_at: usize,
    /// The value.
    pub value: &'a [u8],
}

/// Objects that follow each other. Ends at the filler behind the last one, at the end, or after the first error.
#[derive(Clone, Debug)]
pub struct Objects<'a> {
    rest: &'a [u8],
    at: usize,
    tags: Tags,
}

/// Bytes that are not the objects of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlvError {
    /// The bytes end inside a tag, a length or a value.
    #[error("expected {needed} bytes at {at}, only {left} are left")]
    Short {
        /// Where the missing part begins, in bytes from the start of the file.
        at: usize,
        /// Bytes that the part needs.
        needed: usize,
        /// Bytes that are there.
        left: usize,
    },
    /// A length that the card never writes: `80`, `81 ll`, `83` and longer, or `82 hh ll` for less than 128.
    #[error("expected a length below 128 in one byte or 82 hh ll from 128 on, got {got:02X} at {at}")]
    Length {
        /// Where the length begins, in bytes from the start of the file.
        at: usize,
        /// Its first byte.
        got: u8,
    },
    /// An object that has to be there is not.
    #[error("expected an object with tag {expected:04X}")]
    Missing {
        /// Its tag.
        expected: u16,
    },
    /// The first object is another one.
    #[error("expected an object with tag {expected:04X}, got {got:04X}")]
    Tag {
        /// The tag that has to come.
        expected: u16,
        /// The tag that came.
        got: u16,
    },
}

/// Appends one object.
///
/// Values of more than 65,535 bytes, which no file of the card can hold, get as many length bytes as they need.
pub fn append(out: &mut Vec<u8>, tag: u16, value: &[u8]) {
    let [high, low] = tag.to_be_bytes();
    if high != 0 {
        out.push(high);
    }
    out.push(low);
    match (u8::try_from(value.len()), u16::try_from(value.len())) {
        (Ok(length @ 0..0x80), _) => out.push(length),
        (_, Ok(length)) => {
            out.push(0x82);
            out.extend_from_slice(&length.to_be_bytes());
        }
        _ => {
            let bytes = value.len().to_be_bytes();
            let significant = bytes.iter().copied().skip_while(|byte| *byte == 0);
            out.push(significant.clone().fold(0x80, |form: u8, _| form.saturating_add(1)));
            out.extend(significant);
        }
    }
    out.extend_from_slice(value);
}

/// One object.
#[must_use]
pub fn object(tag: u16, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 5);
    append(&mut out, tag, value);
    out
}

/// One object whose value is made of parts.
#[must_use]
pub fn template(tag: u16, parts: &[&[u8]]) -> Vec<u8> {
    object(tag, &parts.concat())
}

/// The objects in these bytes; positions count from their start.
#[must_use]
pub fn objects(bytes: &[u8], tags: Tags) -> Objects<'_> {
    Objects { rest: bytes, at: 0, tags }
}

/// The first object, which has to have this tag; whatever follows it, such as filler, is ignored.
///
/// # Errors
/// [`TlvError`] if there is none, it has another tag, or it cannot be read.
pub fn first(bytes: &[u8], tag: u16) -> Result<Object<'_>, TlvError> {
    objects(bytes, Tags::Ber).take_tagged(tag)
}

impl<'a> Object<'a> {
    /// The objects in the value; positions still count from the start of the file.
    #[must_use]
    pub fn children(&self, tags: Tags) -> Objects<'a> {
        Objects { rest: self.value, at: self.value_at, tags }
    }

    /// The first object with this tag in the value.
    ///
    /// # Errors
    /// [`TlvError::Missing`] if there is none; another one if the objects before it cannot be read.
    pub fn child(&self, tag: u16) -> Result<Object<'a>, TlvError> {
        for child in self.children(Tags::Ber) {
            let child = child?;
            if child.tag == tag {
                return Ok(child);
            }
        }
        Err(TlvError::Missing { expected: tag })
    }
}

impl<'a> Objects<'a> {
    /// The next object, which has to have this tag.
    ///
    /// # Errors
    /// [`TlvError`] if there is none, it has another tag, or it cannot be read.
    pub fn take_tagged(&mut self, tag: u16) -> Result<Object<'a>, TlvError> {
        match self.next() {
            Some(Ok(object)) if object.tag == tag => Ok(object),
            Some(Ok(object)) => Err(TlvError::Tag { expected: tag, got: object.tag }),
            Some(Err(error)) => Err(error),
            None => Err(TlvError::Missing { expected: tag }),
        }
    }

    fn read(&mut self) -> Result<Object<'a>, TlvError> {
        let at = self.at;
        let first = self.byte()?;
        let long = match self.tags {
            Tags::Ber => first & 0x1F == 0x1F,
            Tags::Licence => first == 0x01,
        };
        let tag = if long { u16::from_be_bytes([first, self.byte()?]) } else { u16::from(first) };
        let length_at = self.at;
        let length = match self.byte()? {
            short @ 0..0x80 => usize::from(short),
            0x82 => match usize::from(u16::from_be_bytes([self.byte()?, self.byte()?])) {
                0..0x80 => return Err(TlvError::Length { at: length_at, got: 0x82 }),
                length => length,
            },
            got => return Err(TlvError::Length { at: length_at, got }),
        };
        let value_at = self.at;
        Ok(Object { tag, at, value_at, value: self.take(length)? })
    }

    fn byte(&mut self) -> Result<u8, TlvError> {
        self.take(1).map(|bytes| bytes.first().copied().unwrap_or_default())
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], TlvError> {
        let short = TlvError::Short { at: self.at, needed: count, left: self.rest.len() };
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(short)?;
        self.rest = rest;
        self.at += count;
        Ok(taken)
    }
}

impl<'a> Iterator for Objects<'a> {
    type Item = Result<Object<'a>, TlvError>;

    fn next(&mut self) -> Option<Self::Item> {
        // Filler: FF without end, or 00. No object begins with FF FF: FF is a length that nobody writes.
        if matches!(self.rest, [] | [0x00, ..] | [0xFF] | [0xFF, 0xFF, ..]) {
            return None;
        }
        let read = self.read();
        if read.is_err() {
            self.rest = &[];
        }
        Some(read)
    }
}
