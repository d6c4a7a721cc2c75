//! How a key pair is named in a token.

use std::fmt;

use cryptoki::object::Attribute;

/// The name of a key pair: a label (CKA_LABEL), an identifier (CKA_ID), or both. Both halves of the pair carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyName {
    label: Option<String>,
    id: Option<Vec<u8>>,
}

impl KeyName {
    /// By label.
    #[must_use]
    pub fn label(label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), id: None }
    }

    /// By identifier.
    #[must_use]
    pub fn id(id: impl Into<Vec<u8>>) -> Self {
        Self { label: None, id: Some(id.into()) }
    }

    /// By this identifier too: a key has to have both.
    #[must_use]
    pub fn and_id(self, id: impl Into<Vec<u8>>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    pub(crate) fn attributes(&self) -> Vec<Attribute> {
        let label = self.label.iter().map(|label| Attribute::Label(label.clone().into_bytes()));
        label.chain(self.id.clone().map(Attribute::Id)).collect()
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.label, &self.id) {
            (Some(label), Some(id)) => write!(f, "{label:?} with the identifier {}", hex::encode(id)),
            (Some(label), None) => write!(f, "{label:?}"),
            (None, id) => write!(f, "with the identifier {}", hex::encode(id.as_deref().unwrap_or_default())),
        }
    }
}
