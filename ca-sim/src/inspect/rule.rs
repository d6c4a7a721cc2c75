//! What JPKI has in each field and why a difference matters: one table, in both languages.

use serde::Serialize;

use super::certainty::Certainty;
use super::text::Text;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Name of the rule.
    pub id: &'static str,
    /// How sure it is, of holders' certificates and roots.
    pub certainty: Certainty,
    /// What JPKI has in the field.
    pub jpki: Text,
    /// Why a difference matters to a verifier.
    pub why: Text,
}

/// Writes a part of the table: constant, name, certainty, what JPKI has (English, Japanese), why it matters (both).
macro_rules! rules {
    ($($name:ident $id:literal $certainty:ident, $jpki_en:literal, $jpki_ja:literal, $why_en:literal, $why_ja:literal;)+) => {
        $(pub(in crate::inspect) const $name: &$crate::inspect::Rule = &$crate::inspect::Rule {
            id: $id,
            certainty: $crate::inspect::Certainty::$certainty,
            jpki: $crate::inspect::text::text($jpki_en, $jpki_ja),
            why: $crate::inspect::text::text($why_en, $why_ja),
        };)+

        /// This part of the table.
        pub(super) const ALL: &[&$crate::inspect::Rule] = &[$($name),+];
    };
}

pub(super) mod certificate;
pub(super) mod crl;
pub(super) mod encoding;
pub(super) mod extension;
pub(super) mod key;
pub(super) mod name;
pub(super) mod ocsp;
pub(super) mod personal;
pub(super) mod validity;

/// The whole table.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    [
        encoding::ALL,
        certificate::ALL,
        key::ALL,
        name::ALL,
        validity::ALL,
        extension::ALL,
        personal::ALL,
        crl::ALL,
        ocsp::ALL,
    ]
    .concat()
}
