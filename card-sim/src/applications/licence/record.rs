//! WEF02: the licence.

use std::{collections::BTreeMap, fmt};

use super::fields::{LICENCE_FIELDS, LicenceField};
use crate::content::{content_error::ContentError, tlv};

/// Values of the fields, by tag. Debug output shows which fields have one, and no value.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LicenceRecord {
    values: BTreeMap<u16, Vec<u8>>,
}

impl LicenceRecord {
    /// The record with one more value, in place of an earlier one with the same tag.
    ///
    /// # Errors
    /// [`ContentError`] if the file has no field with this tag, or the value is too long for it or has another form.
    pub fn with(mut self, tag: u16, value: Vec<u8>) -> Result<Self, ContentError> {
        let field = LicenceField::with_tag(tag).ok_or(ContentError::UnknownTag { got: tag })?;
        if value.len() > field.most {
            return Err(ContentError::TooLong { what: field.name, most: field.most, got: value.len() });
        }
        if !field.form.allows(&value) {
            return Err(ContentError::Form { what: field.name, expected: field.form });
        }
        self.values.insert(tag, value);
        Ok(self)
    }

    /// Content of the file: every field in the order of the tags, also those without a value.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for tag in LICENCE_FIELDS.iter().flat_map(|field| field.first..=field.last) {
            tlv::append(&mut out, tag, self.values.get(&tag).map_or(&[], Vec::as_slice));
        }
        out
    }
}

impl fmt::Debug for LicenceRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.keys()).finish()
    }
}
