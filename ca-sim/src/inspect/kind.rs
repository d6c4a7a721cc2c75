//! Which kind of object it is, and of which environment.

use serde::Serialize;

use super::text::{Text, text};
use crate::carrier::Carrier;
use crate::line::Line;

/// What the object is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A certificate.
    Certificate(CertificateKind),
    /// A revocation list.
    Crl {
        /// The line whose certificates it is about.
        line: Option<Line>,
        /// For which certificates it speaks.
        scope: ListScope,
        /// Whether it holds only what changed since another list.
        delta: bool,
    },
    /// An OCSP response.
    OcspResponse {
        /// The line of the authority that answers.
        line: Option<Line>,
    },
}

/// Kinds of certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateKind {
    /// 署名用電子証明書, with what carries its key if the policy tells.
    Signing(Option<Carrier>),
    /// 利用者証明用電子証明書.
    Authentication(Option<Carrier>),
    /// A self-signed authority.
    Root(Option<Line>),
    /// A delegated OCSP responder.
    Responder(Option<Line>),
    /// None that JPKI is known to have.
    Other,
}

/// For which certificates a list speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListScope {
    /// Holders' certificates of one municipality or ward.
    Partition {
        /// Romanised prefecture.
        prefecture: String,
        /// Romanised municipality or ward.
        municipality: String,
    },
    /// Certificates of authorities: an ARL.
    Authorities,
    /// All certificates of the authority.
    Combined,
    /// It cannot be told.
    Unknown,
}

/// The environment that an object belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Environment {
    /// `O=JPKI`: looks like production. Only its root tells whether it is.
    Jpki,
    /// `O=JPKI-TEST`.
    JpkiTest,
    /// Neither.
    Unknown,
}

impl Environment {
    /// O of its authorities; production's if it is not known.
    pub(super) const fn organisation(self) -> &'static str {
        match self {
            Self::JpkiTest => super::jpki::TEST_ORGANISATION,
            Self::Jpki | Self::Unknown => super::jpki::ORGANISATION,
        }
    }

    /// The environment in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Jpki => text("JPKI (names of production)", "JPKI（本番の名前）"),
            Self::JpkiTest => text("JPKI-TEST", "JPKI-TEST（試験用）"),
            Self::Unknown => text("neither JPKI nor JPKI-TEST", "JPKIでもJPKI-TESTでもない"),
        }
    }
}

impl CertificateKind {
    /// The kind in words, without line or carrier.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Signing(_) => text("certificate for digital signature", "署名用電子証明書"),
            Self::Authentication(_) => text("certificate for user authentication", "利用者証明用電子証明書"),
            Self::Root(_) => text("self-signed certificate of an authority", "認証局の自己署名証明書"),
            Self::Responder(_) => text("certificate of an OCSP responder", "OCSPレスポンダーの証明書"),
            Self::Other => text("certificate of no kind of JPKI", "JPKIのどの種類でもない証明書"),
        }
    }

    /// The line, if it is known.
    #[must_use]
    pub const fn line(self) -> Option<Line> {
        match self {
            Self::Signing(_) => Some(Line::Signing),
            Self::Authentication(_) => Some(Line::Authentication),
            Self::Root(line) | Self::Responder(line) => line,
            Self::Other => None,
        }
    }

    /// What carries the key of a holder's certificate, if the policy tells.
    #[must_use]
    pub const fn carrier(self) -> Option<Carrier> {
        match self {
            Self::Signing(carrier) | Self::Authentication(carrier) => carrier,
            Self::Root(_) | Self::Responder(_) | Self::Other => None,
        }
    }
}
