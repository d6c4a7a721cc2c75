//! What an operator may change about the pictures on a card.

use serde::{Deserialize, Serialize};

/// How the pictures in the surface application are drawn. Nothing public says how the real ones are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DrawingSettings {
    /// Full-width characters in a line of the name. Chosen: 16.
    pub name_columns: u16,
    /// Full-width characters in a line of the address. Chosen: 20.
    pub address_columns: u16,
    /// Whether a character that a certificate substitutes is underlined in the pictures of name and address. Chosen: no,
    /// since pictures are there to show such characters.
    pub mark_substituted: bool,
    /// Most octets of the photo. Chosen: 2,000, so that the file has the 3 kB seen on a test card.
    pub photo_octets: usize,
}

impl Default for DrawingSettings {
    fn default() -> Self {
        Self { name_columns: 16, address_columns: 20, mark_substituted: false, photo_octets: 2000 }
    }
}
