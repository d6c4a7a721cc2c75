//! Name and address as the text application writes them, in UTF-8.

use std::fmt;

use crate::content::content_error::ContentError;

/// What stands between family and given name: U+3000, the full-width space.
pub const NAME_SEPARATOR: char = '\u{3000}';

/// 氏名: one or more parts with U+3000 between them. Debug output hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct HolderName(String);

/// 住所, whose digits are full width (U+FF10 to U+FF19). Debug output hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct HolderAddress(String);

impl HolderName {
    /// The name made of these parts: family and given name, or the parts of a foreign name.
    ///
    /// # Errors
    /// [`ContentError`] if there is no part, one is empty, or one holds a space or a control character.
    pub fn of_parts(parts: &[&str]) -> Result<Self, ContentError> {
        if parts.is_empty() {
            return Err(ContentError::Empty { what: NAME });
        }
        for part in parts {
            check(NAME, part, "no space and no control character", |character| {
                character.is_whitespace() || character.is_control()
            })?;
        }
        Ok(Self(parts.join(&NAME_SEPARATOR.to_string())))
    }

    /// The name with its parts already joined by U+3000.
    ///
    /// # Errors
    /// As for [`Self::of_parts`].
    pub fn new(name: &str) -> Result<Self, ContentError> {
        Self::of_parts(&name.split(NAME_SEPARATOR).collect::<Vec<_>>())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl HolderAddress {
    /// The address.
    ///
    /// # Errors
    /// [`ContentError`] if it is empty, or holds an ASCII digit or a control character.
    pub fn new(address: &str) -> Result<Self, ContentError> {
        check(ADDRESS, address, "full-width digits and no control character", |character| {
            character.is_ascii_digit() || character.is_control()
        })?;
        Ok(Self(address.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const NAME: &str = "name";
const ADDRESS: &str = "address";

fn check(
    what: &'static str,
    text: &str,
    rule: &'static str,
    is_wrong: impl Fn(char) -> bool,
) -> Result<(), ContentError> {
    if text.is_empty() {
        return Err(ContentError::Empty { what });
    }
    match text.chars().enumerate().find(|(_, character)| is_wrong(*character)) {
        Some((at, got)) => Err(ContentError::Character { what, rule, at, got: u32::from(got) }),
        None => Ok(()),
    }
}

impl fmt::Debug for HolderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HolderName({} bytes)", self.0.len())
    }
}

impl fmt::Debug for HolderAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HolderAddress({} bytes)", self.0.len())
    }
}
