//! Well-known applications and files, for people who read a transcript.

use crate::{command::ISSUER_SECURITY_DOMAIN, identifier::Aid, identifier::FileId, jpki};

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

/// Applications of the My Number Card, and the issuer security domain.
pub const KNOWN_APPLICATIONS: &[KnownApplication] = &[
    KnownApplication { aid: jpki::AID, name: "JPKI", files: JPKI_FILES },
    card_application([0x04, 0x02], "surface (券面事項確認)"),
    card_application([0x04, 0x08], "text (券面事項入力補助)"),
    card_application([0x04, 0x01], "juki (住基)"),
    card_application([0x01, 0x00], "common (共通カード)"),
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

const fn card_application(end: [u8; 2], name: &'static str) -> KnownApplication {
    let aid = Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, end[0], end[1]]);
    KnownApplication { aid, name, files: &[] }
}

const fn public(fid: FileId, name: &'static str) -> KnownFile {
    KnownFile { fid, name, public: true }
}

const fn private(fid: FileId, name: &'static str) -> KnownFile {
    KnownFile { fid, name, public: false }
}
