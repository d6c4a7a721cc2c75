//! Which object of an exhibit is the wrong one.

/// The kind of object that a defect is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectKind {
    /// The certificate of a root.
    Root,
    /// The certificate of a holder.
    Certificate,
    /// A revocation list.
    Crl,
    /// The answer of an OCSP responder.
    Ocsp,
}

impl ObjectKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Certificate => "certificate",
            Self::Crl => "crl",
            Self::Ocsp => "ocsp",
        }
    }
}
