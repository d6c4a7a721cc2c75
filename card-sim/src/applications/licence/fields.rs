//! The fields of WEF02, in the order in which they are stored.
//!
//! Tags and longest values are reported by one source; their sizes add up to the reported size of the file if tags are
//! coded as [`Tags::Licence`](crate::content::tlv::Tags::Licence) says. How a value is written is inferred from the fields of the
//! same name on the driver's licence itself.

/// How the value of a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueForm {
    /// JIS X 0208: pairs of bytes 21 to 7E, without escape sequences.
    Jis0208,
    /// JIS X 0201: one byte a character, here only those that ASCII has too. Days are `eYYMMDD`, where e is 1 Meiji to
    /// 5 Reiwa.
    Jis0201,
    /// Whatever fits.
    Binary,
}

/// A run of fields with one meaning, each of which has a tag of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LicenceField {
    /// The first one's tag.
    pub first: u16,
    /// The last one's tag.
    pub last: u16,
    /// What they hold.
    pub name: &'static str,
    /// Most bytes that a value takes.
    pub most: usize,
    /// How a value is written.
    pub form: ValueForm,
}

/// All fields, in the order of their tags. A field without a value is there with length 0.
pub const LICENCE_FIELDS: &[LicenceField] = &[
    field(0xC2, 0xC2, "history date", 7, ValueForm::Jis0201),
    field(0xC3, 0xC3, "driver category", 1, ValueForm::Binary),
    field(0xC4, 0xC4, "colour class", 6, ValueForm::Jis0208),
    field(0xC5, 0xC5, "valid until", 7, ValueForm::Jis0201),
    field(0xC6, 0xC9, "condition", 80, ValueForm::Jis0208),
    field(0xCA, 0xCB, "character outside the standard, for conditions", 256, ValueForm::Binary),
    field(0xCC, 0xD3, "further condition", 80, ValueForm::Jis0208),
    field(0xD4, 0xD6, "character outside the standard, for further conditions", 256, ValueForm::Binary),
    field(0xD7, 0xDE, "remark", 80, ValueForm::Jis0208),
    field(0xDF, 0xE6, "spare", 80, ValueForm::Binary),
    field(0xE7, 0xE7, "licence record number", 12, ValueForm::Jis0201),
    field(0xE8, 0xE8, "history record number", 12, ValueForm::Jis0201),
    field(0xE9, 0xEB, "date of licence", 7, ValueForm::Jis0201),
    field(0xEC, 0xFA, "licence class", 1, ValueForm::Binary),
    field(0xFB, 0x106, "reserved", 7, ValueForm::Binary),
    field(0x107, 0x107, "photo", 2000, ValueForm::Binary),
];

impl LicenceField {
    /// The field with this tag.
    #[must_use]
    pub fn with_tag(tag: u16) -> Option<&'static Self> {
        LICENCE_FIELDS.iter().find(|field| (field.first..=field.last).contains(&tag))
    }
}

impl ValueForm {
    /// Whether bytes have this form.
    #[must_use]
    pub fn allows(self, value: &[u8]) -> bool {
        match self {
            Self::Jis0208 => value.len().is_multiple_of(2) && value.iter().all(|byte| (0x21..=0x7E).contains(byte)),
            Self::Jis0201 => value.iter().all(|byte| (0x20..=0x7E).contains(byte)),
            Self::Binary => true,
        }
    }
}

const fn field(first: u16, last: u16, name: &'static str, most: usize, form: ValueForm) -> LicenceField {
    LicenceField { first, last, name, most, form }
}
