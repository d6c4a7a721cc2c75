//! What is known about one defect.

use sekisho_harness_reference::Implementation;

/// One defect: how it is called, what it does wrong, and the implementation that has it.
pub(crate) struct Defect {
    pub(crate) name: &'static str,
    pub(crate) family: Family,
    pub(crate) english: &'static str,
    pub(crate) japanese: &'static str,
    pub(crate) build: fn() -> Implementation,
}

/// The part of an implementation where a defect sits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Family {
    /// Reaching the card and sending commands.
    Link,
    /// Cutting data out of files.
    Parser,
    /// PINs and the status words about them.
    Pin,
    /// Making signatures.
    Sign,
    /// The mathematics of verification.
    Mathematics,
    /// Finding the issuer.
    Path,
    /// The validity period.
    Validity,
    /// What a certificate is for.
    Purpose,
    /// Revocation.
    Status,
    /// The final answer only.
    Answer,
}

impl Family {
    /// The name of the family.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Parser => "parser",
            Self::Pin => "pin",
            Self::Sign => "sign",
            Self::Mathematics => "mathematics",
            Self::Path => "path",
            Self::Validity => "validity",
            Self::Purpose => "purpose",
            Self::Status => "status",
            Self::Answer => "answer",
        }
    }
}
