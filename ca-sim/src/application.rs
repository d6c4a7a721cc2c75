//! What an applicant's window sends to the authority: who, on what, with which key, for how long.

use crate::carrier::Carrier;
use crate::certificate::SubjectKey;
use crate::generation::Generation;
use crate::line::Line;
use crate::partition::Partition;
use crate::subject::{AuthenticationSubject, SigningSubject};
use crate::validity::Validity;

/// Who a certificate is for, which also says which line issues it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// For a signing certificate.
    Signing(SigningSubject),
    /// For an authentication certificate.
    Authentication(AuthenticationSubject),
}

impl Subject {
    /// The line that issues it.
    #[must_use]
    pub fn line(&self) -> Line {
        match self {
            Self::Signing(_) => Line::Signing,
            Self::Authentication(_) => Line::Authentication,
        }
    }

    /// The CRL partition: where the application was accepted.
    #[must_use]
    pub fn partition(&self) -> &Partition {
        match self {
            Self::Signing(subject) => &subject.partition,
            Self::Authentication(subject) => &subject.partition,
        }
    }
}

/// An application for a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Who it is for.
    pub subject: Subject,
    /// What carries the key.
    pub carrier: Carrier,
    /// The public key.
    pub key: SubjectKey,
    /// From when to when.
    pub validity: Validity,
    /// The generation to issue it; the one of the time if none is named.
    pub generation: Option<Generation>,
}

impl Application {
    /// An application for a certificate on the plastic card.
    #[must_use]
    pub fn for_card(subject: Subject, key: SubjectKey, validity: Validity) -> Self {
        Self { subject, carrier: Carrier::Card, key, validity, generation: None }
    }
}
