//! What is thought of a field.

use serde::Serialize;

use super::text::{Text, text};

/// How a field compares with JPKI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// As JPKI has it.
    AsInJpki,
    /// Other than JPKI has it, or against the standard that JPKI keeps.
    Differs,
    /// What JPKI has is not known or not settled, and this is one of the values that it may have.
    AllowedChoice,
    /// The object alone does not tell.
    CannotTell,
}

impl Judgement {
    /// Every judgement.
    pub const ALL: [Self; 4] = [Self::AsInJpki, Self::Differs, Self::AllowedChoice, Self::CannotTell];

    /// The judgement in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::AsInJpki => text("as in JPKI", "JPKIと同じ"),
            Self::Differs => text("differs", "相違"),
            Self::AllowedChoice => text("allowed choice", "許される選択"),
            Self::CannotTell => text("cannot be told", "判定不能"),
        }
    }
}
