//! The virtual My Number Card: command layer, files, PINs, applications, transports.
//!
//! A card is one [`CardFile`]: a JSON document that says what the card holds and how it behaves. [`Card::open`] makes it
//! answer commands; [`Card::transmit`] is the whole of the card as a reader sees it. Private keys ([`KeyLoader`]),
//! randomness ([`Entropy`]) and durable memory ([`CardStore`]) are given by the caller. Nothing here is asynchronous.
//!
//! ```
//! use sekisho_card_sim::{
//!     Card, CardFile, Entropy, JpkiContents, KeyError, KeyLoader, MemoryStore, PrivateKey, PublicKey, TokenLabel,
//!     jpki_application,
//! };
//!
//! struct NoKeys;
//! impl KeyLoader for NoKeys {
//!     fn load(&self, _: &[u8]) -> Result<Box<dyn PrivateKey>, KeyError> {
//!         Err(KeyError::Unusable { detail: "this card has no keys".to_owned() })
//!     }
//!     fn load_public(&self, _: &[u8], _: &[u8]) -> Result<Box<dyn PublicKey>, KeyError> {
//!         Err(KeyError::Unusable { detail: "this card has no keys".to_owned() })
//!     }
//! }
//!
//! struct Zeros;
//! impl Entropy for Zeros {
//!     fn fill(&mut self, out: &mut [u8]) {
//!         out.fill(0);
//!     }
//! }
//!
//! let application = jpki_application(JpkiContents {
//!     signature_certificate: None,
//!     signature_ca: vec![0x30, 0x00],
//!     authentication_certificate: None,
//!     authentication_ca: vec![0x30, 0x00],
//!     signature_key_pkcs8: None,
//!     authentication_key_pkcs8: None,
//!     signature_password: Some("TEST0123".to_owned()),
//!     authentication_pin: Some("1234".to_owned()),
//!     token_label: TokenLabel::MyNumberCard,
//!     terminal_ca: None,
//! });
//! let file = CardFile::new("nobody", TokenLabel::MyNumberCard, vec![application]);
//! let mut card = Card::open(file, &NoKeys, Box::new(MemoryStore), Box::new(Zeros))?;
//!
//! let mut response = Vec::new();
//! card.transmit(&[0x00, 0xA4, 0x04, 0x0C, 0x04, 0xD3, 0x92, 0xF0, 0x00], &mut response);
//! assert_eq!(response, [0x90, 0x00]);
//! card.transmit(&[0x00, 0x20, 0x00, 0x98], &mut response);
//! assert_eq!(response, [0x63, 0xC3]); // three tries left for the authentication PIN
//! # Ok::<(), sekisho_card_sim::OpenError>(())
//! ```
//!
//! What the real card does where no public source says is a field of [`Settings`].

mod apdu;
mod applications;
mod atr;
mod bytes;
mod card;
mod card_file;
mod command;
mod content;
mod decode;
mod digest_info;
mod entropy;
pub mod fault;
mod identifier;
mod key;
pub mod link;
mod loaded_keys;
mod messaging;
mod names;
mod pin;
mod redact;
mod session;
mod settings;
mod status;
mod store;
mod structure;
mod token_info;
mod trace;
pub mod transport;

pub use apdu::{ApduError, Case, Command, Header};
pub use applications::{
    common_card, free_area, jpki,
    jpki::{JpkiContents, jpki_application},
    juki, licence, security_domain, surface, text,
};
pub use atr::{Interface, KNOWN_ATRS, KnownAtr};
pub use bytes::{Base64, BytesError, Hex};
pub use card::{Card, OpenError};
pub use card_file::{CARD_FILE_VERSION, CardFile, CardFileError, DEFAULT_ATR, Fault};
pub use command::{
    Answered, BEFORE_EVERY_COMMAND, COMMANDS, CommandShape, ISSUER_SECURITY_DOMAIN, Operation, Parameter,
    SignatureScheme, answers,
};
pub use content::{
    content_error::ContentError,
    cv_certificate::{CV_BODY_LENGTH, CV_CERTIFICATE_LENGTH, CvCertificate, CvCertificateBody},
    digits::{CardDate, Digits},
    holder_text::{HolderAddress, HolderName, NAME_SEPARATOR},
    key_id::KeyId,
    matching_number::{EraBirth, MatchingNumberA, MatchingNumberB},
    rsa::{PUBLIC_KEY_LENGTH, RSA_LENGTH, RsaPublicKey, RsaSignature},
    sex::Sex,
    signed_content::{SignedContent, ToBeSigned},
    simple_tlv, tlv,
};
pub use decode::{Decoded, Decoder, Target};
pub use entropy::Entropy;
pub use identifier::{Aid, FileId, IdentifierError, Tag};
pub use key::{KeyError, KeyLoader, PrivateKey, PublicKey, SignatureInput};
pub use names::{KNOWN_APPLICATIONS, KnownApplication, KnownFile};
pub use pin::{ChangeCommand, LARGEST_LIMIT, LONGEST_PIN, Pin, PinFormat, PinValue};
pub use redact::{Payload, Secrets};
pub use settings::{EndOfFile, Fci, Settings, Unidentified};
pub use status::{STATUS_WORDS, StatusMeaning, StatusWord, StatusWordError};
pub use store::{CardStore, FileStore, MemoryStore, StoreError};
pub use structure::{
    access::{KeyAccess, ReadAccess},
    application::{Application, SessionKey, TerminalCa},
    data_object::{DataObject, IssuerDomain},
    external_key::ExternalKey,
    key_file::{Key, KeyPurpose},
    record_file::RecordFile,
    transparent_file::TransparentFile,
};
pub use token_info::{TOKEN_INFO_LENGTH, TokenLabel, token_info};
pub use trace::{ExchangeRecord, TraceRecord, Tracer};
