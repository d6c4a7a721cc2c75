//! One element of the tree: reading, addressing and writing.

use crate::error::CaError;

/// How the length of an element is written (X.690, 8.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// In as few octets as it needs, as DER demands (X.690, 10.1).
    Shortest,
    /// In the long form with a leading zero.
    WithLeadingZero,
    /// Indefinite: the content ends with two zero octets (X.690, 8.1.3.6).
    Indefinite,
}

/// The content of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Octets(Vec<u8>),
    Elements(Vec<Node>),
}

/// An element. Tags have one octet: X.509 has no tag number above 30.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) tag: u8,
    pub(crate) length: Length,
    content: Content,
}

/// The bit of a tag that says that the content is elements (X.690, 8.1.2.5).
pub(super) const CONSTRUCTED: u8 = 0x20;

impl Node {
    /// An element with octets as its content.
    pub(crate) fn primitive(tag: u8, content: impl Into<Vec<u8>>) -> Self {
        Self { tag, length: Length::Shortest, content: Content::Octets(content.into()) }
    }

    /// An element with elements as its content.
    pub(crate) fn constructed(tag: u8, elements: Vec<Self>) -> Self {
        Self { tag, length: Length::Shortest, content: Content::Elements(elements) }
    }

    /// Reads one element, with nothing behind it, in DER: shortest lengths only, so that writing gives the same octets.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn parse(der: &[u8]) -> Result<Self, CaError> {
        let read = Self::read(der).filter(|(_, rest)| rest.is_empty());
        read.map(|(node, _)| node).ok_or(CaError::NotInTree { wanted: "one element in DER" })
    }

    fn read(der: &[u8]) -> Option<(Self, &[u8])> {
        let (&[tag, first], rest) = der.split_first_chunk()?;
        let (length, rest) = match first {
            0..=0x7F => (usize::from(first), rest),
            0x81 => rest.split_first().map(|(&length, rest)| (usize::from(length), rest))?,
            0x82 => rest.split_first_chunk().map(|(&length, rest)| (usize::from(u16::from_be_bytes(length)), rest))?,
            _ => return None,
        };
        let shortest = match first {
            0x81 => length > 0x7F,
            0x82 => length > 0xFF,
            _ => true,
        };
        let (content, rest) = rest.split_at_checked(length).filter(|_| shortest && tag & 0x1F != 0x1F)?;
        if tag & CONSTRUCTED == 0 {
            return Some((Self::primitive(tag, content), rest));
        }
        let (mut elements, mut open) = (Vec::new(), content);
        while !open.is_empty() {
            let (element, behind) = Self::read(open)?;
            elements.push(element);
            open = behind;
        }
        Some((Self::constructed(tag, elements), rest))
    }

    /// Writes the element.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let content = match &self.content {
            Content::Octets(octets) => octets.clone(),
            Content::Elements(elements) => elements.iter().flat_map(Self::encode).collect(),
        };
        let mut out = vec![self.tag];
        let digits = length_digits(content.len());
        let count = u8::try_from(digits.len()).unwrap_or(0);
        match self.length {
            Length::Shortest if content.len() < 0x80 => out.extend(digits),
            Length::Shortest => {
                out.push(0x80 | count);
                out.extend(digits);
            }
            Length::WithLeadingZero => {
                out.extend([0x80 | (count + 1), 0]);
                out.extend(digits);
            }
            Length::Indefinite => out.push(0x80),
        }
        out.extend(content);
        if self.length == Length::Indefinite {
            out.extend([0, 0]);
        }
        out
    }

    /// The elements in it.
    ///
    /// # Errors
    /// [`CaError::NotInTree`] if its content is octets.
    pub(crate) fn elements(&mut self) -> Result<&mut Vec<Self>, CaError> {
        match &mut self.content {
            Content::Elements(elements) => Ok(elements),
            Content::Octets(_) => Err(CaError::NotInTree { wanted: "elements" }),
        }
    }

    /// The octets in it.
    ///
    /// # Errors
    /// [`CaError::NotInTree`] if its content is elements.
    pub(crate) fn octets(&mut self) -> Result<&mut Vec<u8>, CaError> {
        match &mut self.content {
            Content::Octets(octets) => Ok(octets),
            Content::Elements(_) => Err(CaError::NotInTree { wanted: "octets" }),
        }
    }

    /// The element at this path: the index among its siblings, level by level.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn at(&mut self, path: &[usize]) -> Result<&mut Self, CaError> {
        path.iter().try_fold(self, |node, &index| {
            node.elements()?.get_mut(index).ok_or(CaError::NotInTree { wanted: "an element at this path" })
        })
    }

    /// Changes the element that the octets of this one hold, as an extension's OCTET STRING holds its value.
    ///
    /// # Errors
    /// [`CaError::NotInTree`], or the error of the change.
    pub(crate) fn inside(&mut self, change: impl FnOnce(&mut Self) -> Result<(), CaError>) -> Result<(), CaError> {
        let octets = self.octets()?;
        let mut inner = Self::parse(octets)?;
        change(&mut inner)?;
        *octets = inner.encode();
        Ok(())
    }

    /// Puts an element behind the last one.
    ///
    /// # Errors
    /// [`CaError::NotInTree`] if its content is octets.
    pub(crate) fn push(&mut self, element: Self) -> Result<(), CaError> {
        self.elements()?.push(element);
        Ok(())
    }
}

/// The length as a number without leading zeros, at least one octet.
fn length_digits(length: usize) -> Vec<u8> {
    let octets = length.to_be_bytes();
    let first = octets.iter().position(|octet| *octet != 0).unwrap_or(octets.len() - 1);
    octets.get(first..).unwrap_or_default().to_vec()
}
