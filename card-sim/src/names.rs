//! Well-known applications and files, for people who read a transcript.

use crate::{
    applications::{common_card, jpki, juki, licence, surface, text},
    command::ISSUER_SECURITY_DOMAIN,
    identifier::{Aid, FileId},
};

/// An application that a transcript may mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownApplication {
    /// Its DF name.
    pub aid: Aid,
    /// What people call it.
    pub name: &'static str,
    /// Its files, as far as they are named here.
    pub files: &'static [KnownFile],
}

/// A file that a transcript may mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Its identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: &'static str,
    /// Whether its content may appear in a transcript: it says nothing about the holder beyond a certificate without a
    /// name. Whatever is not known to be public is private.
    pub public: bool,
}

/// Applications of the My Number Card, the driver's licence on it, and the issuer security domain.
pub const KNOWN_APPLICATIONS: &[KnownApplication] = &[
    KnownApplication { aid: jpki::AID, name: "JPKI", files: JPKI_FILES },
    KnownApplication { aid: surface::AID, name: "surface (券面事項確認)", files: SURFACE_FILES },
    KnownApplication { aid: text::AID, name: "text (券面事項入力補助)", files: TEXT_FILES },
    KnownApplication { aid: juki::AID, name: "juki (住基)", files: JUKI_FILES },
    KnownApplication { aid: common_card::AID, name: "common (共通カード)", files: COMMON_CARD_FILES },
    KnownApplication { aid: licence::AID, name: "licence (マイナ免許証)", files: LICENCE_FILES },
    KnownApplication { aid: ISSUER_SECURITY_DOMAIN, name: "issuer security domain", files: &[] },
];

const JPKI_FILES: &[KnownFile] = &[
    private(jpki::SIGNATURE_CERTIFICATE, "signature certificate"),
    public(jpki::SIGNATURE_CA, "signature CA certificate"),
    public(jpki::TOKEN_INFO, "token information"),
    public(jpki::PRESENCE, "certificate presence"),
    public(jpki::AUTHENTICATION_CERTIFICATE, "authentication certificate"),
    public(jpki::AUTHENTICATION_CA, "authentication CA certificate"),
    private(jpki::TERMINAL_CA_KEY, "terminal CA key"),
    private(jpki::AUTHENTICATION_KEY, "authentication key"),
    private(jpki::AUTHENTICATION_PIN, "authentication PIN"),
    private(jpki::SIGNATURE_KEY, "signature key"),
    private(jpki::SIGNATURE_PASSWORD, "signature password"),
];

const SURFACE_FILES: &[KnownFile] = &[
    private(surface::AGE_RECORD, "age record"),
    private(surface::CARD_FACE, "card face"),
    private(surface::BASIC_INFORMATION, "basic information"),
    public(surface::CERTIFICATE, "card-verifiable certificate"),
    private(surface::NUMBER_IMAGE, "picture of the personal number"),
    private(surface::UNKNOWN_0006, "unidentified"),
    private(surface::BIRTH, "date of birth as PIN"),
    private(surface::NUMBER_B, "matching number B"),
    private(surface::NUMBER_A, "matching number A"),
    private(surface::UNIDENTIFIED[0], "unidentified"),
    private(surface::UNIDENTIFIED[1], "unidentified"),
    private(surface::UNIDENTIFIED[2], "unidentified"),
];

const TEXT_FILES: &[KnownFile] = &[
    private(text::NUMBER, "personal number"),
    private(text::ATTRIBUTES, "basic four attributes"),
    private(text::INTEGRITY, "integrity record"),
    public(text::CERTIFICATE, "card-verifiable certificate"),
    private(text::BASIC_INFORMATION, "basic information"),
    private(text::SESSION_KEY, "public key for session keys"),
    private(text::SIGNING_KEY_RECORD, "signed public key"),
    private(text::UNKNOWN_0008, "unidentified"),
    private(text::PIN, "text PIN"),
    private(text::BLOCKED, "blocked reference"),
    private(text::SIGNING_KEY, "signing key"),
    private(text::NUMBER_A, "matching number A"),
    private(text::NUMBER_B, "matching number B"),
];

const JUKI_FILES: &[KnownFile] = &[private(juki::KEY_REFERENCE, "key reference"), private(juki::PIN, "juki PIN")];

const COMMON_CARD_FILES: &[KnownFile] = &[
    private(common_card::CARD_INFORMATION, "card information"),
    private(common_card::KEY_REFERENCE, "key reference"),
    private(common_card::INTERNAL_AUTHENTICATION_KEY, "internal authentication key"),
    private(common_card::PIN, "card PIN"),
];

const LICENCE_FILES: &[KnownFile] = &[
    private(licence::PIN, "licence PIN"),
    public(licence::PIN_SETTING, "whether a PIN is set"),
    private(licence::RECORD, "licence record"),
    private(licence::SIGNATURE, "licence signature"),
];

impl KnownApplication {
    /// The application that a full or shortened DF name means.
    #[must_use]
    pub fn named_by(df_name: &[u8]) -> Option<&'static Self> {
        KNOWN_APPLICATIONS.iter().find(|known| known.aid.is_named_by(df_name))
    }

    /// The file with this identifier.
    #[must_use]
    pub fn file(&self, fid: FileId) -> Option<&'static KnownFile> {
        self.files.iter().find(|file| file.fid == fid)
    }
}

const fn public(fid: FileId, name: &'static str) -> KnownFile {
    KnownFile { fid, name, public: true }
}

const fn private(fid: FileId, name: &'static str) -> KnownFile {
    KnownFile { fid, name, public: false }
}
