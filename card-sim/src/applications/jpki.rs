//! The public personal authentication application (公的個人認証AP, JPKI): its name, its files and their rules.

use std::fmt;

use crate::{
    bytes::Base64,
    identifier::{Aid, FileId},
    pin::{ChangeCommand, Pin, PinFormat},
    structure::{
        access::{KeyAccess, ReadAccess},
        application::{Application, TerminalCa},
        key_file::{Key, KeyPurpose},
        transparent_file::TransparentFile,
    },
    token_info::{TOKEN_INFO_LENGTH, TokenLabel, token_info},
};

/// The application identifier, the same on cards and phones.
pub const AID: Aid = Aid::new([0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01]);

/// 署名用証明書, the signature certificate.
pub const SIGNATURE_CERTIFICATE: FileId = FileId::new(0x0001);
/// The certificate of the CA that issued the signature certificate.
pub const SIGNATURE_CA: FileId = FileId::new(0x0002);
/// Token information.
pub const TOKEN_INFO: FileId = FileId::new(0x0006);
/// Which certificates are present.
pub const PRESENCE: FileId = FileId::new(0x0008);
/// 利用者証明用証明書, the authentication certificate.
pub const AUTHENTICATION_CERTIFICATE: FileId = FileId::new(0x000A);
/// The certificate of the CA that issued the authentication certificate.
pub const AUTHENTICATION_CA: FileId = FileId::new(0x000B);
/// Reference to the key that checks terminal certificates.
pub const TERMINAL_CA_KEY: FileId = FileId::new(0x0016);
/// The authentication private key.
pub const AUTHENTICATION_KEY: FileId = FileId::new(0x0017);
/// 利用者証明用暗証番号, the authentication PIN: 4 digits, 3 tries.
pub const AUTHENTICATION_PIN: FileId = FileId::new(0x0018);
/// The signature private key.
pub const SIGNATURE_KEY: FileId = FileId::new(0x001A);
/// 署名用暗証番号, the signature password: 6 to 16 capital letters and digits, 5 tries.
pub const SIGNATURE_PASSWORD: FileId = FileId::new(0x001B);

/// Form of the authentication PIN.
pub const AUTHENTICATION_PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Form of the signature password.
pub const SIGNATURE_PASSWORD_FORMAT: PinFormat = PinFormat::Password { min: 6, max: 16 };
/// Tries of the authentication PIN.
pub const AUTHENTICATION_PIN_LIMIT: u8 = 3;
/// Tries of the signature password.
pub const SIGNATURE_PASSWORD_LIMIT: u8 = 5;

/// Size of a certificate file in bytes: seen on one card for 0002, assumed for the others.
pub const CERTIFICATE_FILE_SIZE: u16 = 1900;

/// Files that were seen on cards and of which nothing more is known.
const UNIDENTIFIED: [u16; 6] = [0x0005, 0x0009, 0x0010, 0x0019, 0x001C, 0x001E];

/// Presence byte of file 0008 for a certificate that is there. The byte for an absent one is not public; 00 here.
const PRESENT: u8 = 0x8F;

/// What makes one JPKI application different from another. Debug output shows neither keys nor PINs nor certificates.
#[derive(Clone)]
pub struct JpkiContents {
    /// The signature certificate, DER; none for children and for whoever did not want one.
    pub signature_certificate: Option<Vec<u8>>,
    /// Its CA's certificate, DER.
    pub signature_ca: Vec<u8>,
    /// The authentication certificate, DER.
    pub authentication_certificate: Option<Vec<u8>>,
    /// Its CA's certificate, DER.
    pub authentication_ca: Vec<u8>,
    /// The signature key as PKCS #8, DER. Without it the card has no signature key file.
    pub signature_key_pkcs8: Option<Vec<u8>>,
    /// The authentication key as PKCS #8, DER. Without it the card has no authentication key file.
    pub authentication_key_pkcs8: Option<Vec<u8>>,
    /// The signature password; none on a card without PINs, where the reference is blocked from the beginning.
    pub signature_password: Option<String>,
    /// The authentication PIN; none on a card without PINs.
    pub authentication_pin: Option<String>,
    /// Which token the application presents itself as.
    pub token_label: TokenLabel,
    /// The key that checks terminal certificates; its file is [`TERMINAL_CA_KEY`]. Without it none is accepted.
    pub terminal_ca: Option<TerminalCa>,
}

impl fmt::Debug for JpkiContents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JpkiContents").field("token_label", &self.token_label).finish_non_exhaustive()
    }
}

/// Lays out the application. Whether values fit (certificate sizes, PIN forms) is checked when the card file is.
#[must_use]
pub fn jpki_application(contents: JpkiContents) -> Application {
    let presence = vec![
        presence(contents.signature_certificate.as_ref()),
        presence(contents.authentication_certificate.as_ref()),
        0,
    ];
    let authentication_access =
        if contents.token_label.is_phone() { ReadAccess::AnyOf(vec![AUTHENTICATION_PIN]) } else { ReadAccess::Free };
    let certificate = |fid, name: &str, read, content: Option<Vec<u8>>| {
        file(fid, name, read, CERTIFICATE_FILE_SIZE, content.unwrap_or_default())
    };
    let mut files = vec![
        certificate(
            SIGNATURE_CERTIFICATE,
            "signature certificate",
            ReadAccess::AnyOf(vec![SIGNATURE_PASSWORD]),
            contents.signature_certificate,
        ),
        certificate(SIGNATURE_CA, "signature CA certificate", ReadAccess::Free, Some(contents.signature_ca)),
        file(TOKEN_INFO, "token information", ReadAccess::Free, TOKEN_INFO_SIZE, token_info(contents.token_label)),
        file(PRESENCE, "certificate presence", ReadAccess::Free, 3, presence),
        certificate(
            AUTHENTICATION_CERTIFICATE,
            "authentication certificate",
            authentication_access,
            contents.authentication_certificate,
        ),
        certificate(
            AUTHENTICATION_CA,
            "authentication CA certificate",
            ReadAccess::Free,
            Some(contents.authentication_ca),
        ),
        file(TERMINAL_CA_KEY, "terminal CA key", ReadAccess::Internal, 0, Vec::new()),
    ];
    files.extend(
        UNIDENTIFIED.map(|fid| file(FileId::new(fid), "unidentified", ReadAccess::Unidentified, 0, Vec::new())),
    );
    files.sort_by_key(|file| file.fid);
    let key = |fid, name: &str, pin, pkcs8: Option<Vec<u8>>| {
        let access = KeyAccess::AnyOf(vec![pin]);
        let purpose = KeyPurpose::Signature;
        pkcs8.map(|pkcs8| Key { fid, name: name.to_owned(), access, purpose, pkcs8: Base64(pkcs8) })
    };
    Application {
        files,
        pins: vec![
            Pin::set_or_blocked(
                AUTHENTICATION_PIN,
                "authentication PIN",
                AUTHENTICATION_PIN_FORMAT,
                contents.authentication_pin,
                AUTHENTICATION_PIN_LIMIT,
            )
            .changed_by(ChangeCommand::ReferenceData),
            Pin::set_or_blocked(
                SIGNATURE_PASSWORD,
                "signature password",
                SIGNATURE_PASSWORD_FORMAT,
                contents.signature_password,
                SIGNATURE_PASSWORD_LIMIT,
            )
            .changed_by(ChangeCommand::ReferenceData),
        ],
        keys: [
            key(AUTHENTICATION_KEY, "authentication key", AUTHENTICATION_PIN, contents.authentication_key_pkcs8),
            key(SIGNATURE_KEY, "signature key", SIGNATURE_PASSWORD, contents.signature_key_pkcs8),
        ]
        .into_iter()
        .flatten()
        .collect(),
        terminal_ca: contents.terminal_ca,
        ..Application::new(AID, "JPKI")
    }
}

#[expect(clippy::cast_possible_truncation, reason = "160 fits")]
const TOKEN_INFO_SIZE: u16 = TOKEN_INFO_LENGTH as u16;

fn presence(certificate: Option<&Vec<u8>>) -> u8 {
    if certificate.is_some() { PRESENT } else { 0 }
}

fn file(fid: FileId, name: &str, read: ReadAccess, size: u16, content: Vec<u8>) -> TransparentFile {
    TransparentFile { fid, name: name.to_owned(), read, size, filler: 0, content: Base64(content) }
}
