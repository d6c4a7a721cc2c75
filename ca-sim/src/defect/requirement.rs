//! The rule that a defect breaks, and how sure it is that the rule holds.

/// How sure it is that a rule holds for genuine objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A published standard says it.
    Standard,
    /// Genuine objects, or two independent public sources, show it.
    Observed,
    /// Nobody says it; it follows from what is known, or a single source says it.
    Inferred,
    /// Unknown; we had to choose.
    Chosen,
}

impl Certainty {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Observed => "observed",
            Self::Inferred => "inferred",
            Self::Chosen => "chosen",
        }
    }
}

/// Document, clause and certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The document, such as `RFC 5280`.
    pub document: &'static str,
    /// Where in it.
    pub clause: &'static str,
    /// How sure the rule is.
    pub certainty: Certainty,
}

impl Requirement {
    /// The same rule where the document does not say it outright.
    pub(super) const fn inferred(self) -> Self {
        Self { certainty: Certainty::Inferred, ..self }
    }
}

/// A clause of RFC 5280.
pub(super) const fn rfc5280(clause: &'static str) -> Requirement {
    Requirement { document: "RFC 5280", clause, certainty: Certainty::Standard }
}

/// A clause of RFC 6960, the protocol OCSP.
pub(super) const fn rfc6960(clause: &'static str) -> Requirement {
    Requirement { document: "RFC 6960", clause, certainty: Certainty::Standard }
}

/// A clause of RFC 9654, the nonce in OCSP.
pub(super) const fn rfc9654(clause: &'static str) -> Requirement {
    Requirement { document: "RFC 9654", clause, certainty: Certainty::Standard }
}

/// A clause of RFC 8017.
pub(super) const fn rfc8017(clause: &'static str) -> Requirement {
    Requirement { document: "RFC 8017", clause, certainty: Certainty::Standard }
}

/// A clause of X.690, which DER is defined in.
pub(super) const fn x690(clause: &'static str) -> Requirement {
    Requirement { document: "ITU-T X.690", clause, certainty: Certainty::Standard }
}

/// The JPKI profile, which is not published, as genuine certificates and public sources show it.
pub(super) const fn profile(clause: &'static str, certainty: Certainty) -> Requirement {
    Requirement { document: "JPKI profile as publicly known", clause, certainty }
}
