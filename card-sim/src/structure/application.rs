//! An application of the card: a named set of files, PIN references, keys and rules.
//!
//! An application is data. The command layer knows file kinds and access rules, not what a file is for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    bytes::{Base64, Hex},
    identifier::{Aid, FileId},
    pin::Pin,
    status::StatusWord,
    structure::{
        data_object::DataObject, external_key::ExternalKey, key_file::Key, record_file::RecordFile,
        transparent_file::TransparentFile,
    },
};

/// A card application (a DF).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The DF name.
    pub aid: Aid,
    /// What people call it.
    pub name: String,
    /// Transparent files, and files of which only the existence is known.
    #[serde(default)]
    pub files: Vec<TransparentFile>,
    /// Files of records.
    #[serde(default)]
    pub records: Vec<RecordFile>,
    /// PIN references.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// Private keys.
    #[serde(default)]
    pub keys: Vec<Key>,
    /// Public keys of others, for EXTERNAL AUTHENTICATE.
    #[serde(default)]
    pub external_keys: Vec<ExternalKey>,
    /// The key that P2 = 00 of a signature command means.
    #[serde(default)]
    pub default_key: Option<FileId>,
    /// What GET DATA returns while the application is current.
    #[serde(default)]
    pub objects: Vec<DataObject>,
    /// What SET SESSION KEY comes to.
    #[serde(default)]
    pub session_key: SessionKey,
    /// The key that checks terminal certificates.
    #[serde(default)]
    pub terminal_ca: Option<TerminalCa>,
}

/// What SET SESSION KEY, which opens secure messaging, comes to in an application.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SessionKey {
    /// It is refused with this status, whoever asks.
    Refused(StatusWord),
    /// The terminal encrypts a seed to the card's RSA key.
    Encrypted {
        /// The PIN reference that has to be verified before.
        pin: FileId,
        /// The card's private key as PKCS #8 PrivateKeyInfo (RFC 5208), DER.
        pkcs8: Base64,
    },
}

impl Default for SessionKey {
    fn default() -> Self {
        Self::Refused(StatusWord::SECURITY_NOT_SATISFIED)
    }
}

/// The key with which the card checks a terminal's card-verifiable certificate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TerminalCa {
    /// The internal file that has to be current.
    pub fid: FileId,
    /// The key's identifier, 16 bytes: what a certificate has to name as its issuer.
    pub key_id: Hex,
    /// The RSA modulus.
    pub modulus: Base64,
    /// The RSA public exponent.
    pub exponent: Hex,
}

/// Where an elementary file stands in its application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Index into `files`.
    File(usize),
    /// Index into `records`.
    Records(usize),
    /// Index into `pins`.
    Pin(usize),
    /// Index into `keys`.
    Key(usize),
    /// Index into `external_keys`.
    ExternalKey(usize),
}

impl Application {
    /// An application without anything in it.
    #[must_use]
    pub fn new(aid: Aid, name: &str) -> Self {
        Self {
            aid,
            name: name.to_owned(),
            files: Vec::new(),
            records: Vec::new(),
            pins: Vec::new(),
            keys: Vec::new(),
            external_keys: Vec::new(),
            default_key: None,
            objects: Vec::new(),
            session_key: SessionKey::default(),
            terminal_ca: None,
        }
    }

    /// Where the file with this identifier stands.
    pub(crate) fn find(&self, fid: FileId) -> Option<Place> {
        (self.files.iter().position(|file| file.fid == fid).map(Place::File))
            .or_else(|| self.records.iter().position(|file| file.fid == fid).map(Place::Records))
            .or_else(|| self.pins.iter().position(|pin| pin.fid == fid).map(Place::Pin))
            .or_else(|| self.keys.iter().position(|key| key.fid == fid).map(Place::Key))
            .or_else(|| self.external_keys.iter().position(|key| key.fid == fid).map(Place::ExternalKey))
    }

    /// What access rules can name, in the order in which the session counts it: PIN references, then others' keys.
    pub(crate) fn openers(&self) -> impl Iterator<Item = FileId> {
        self.pins.iter().map(|pin| pin.fid).chain(self.external_keys.iter().map(|key| key.fid))
    }

    /// The PIN reference with this identifier.
    #[must_use]
    pub fn pin(&self, fid: FileId) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.fid == fid)
    }

    /// The transparent file with this identifier.
    #[must_use]
    pub fn file(&self, fid: FileId) -> Option<&TransparentFile> {
        self.files.iter().find(|file| file.fid == fid)
    }
}
