//! The virtual My Number Card: command layer, files, PINs, applications, transports.
//!
//! A card is one [`CardFile`]: a JSON document that says what the card holds and how it behaves. [`Card::open`] makes it
//! answer commands; [`Card::transmit`] is the whole of the card as a reader sees it. Private keys ([`KeyLoader`]),
//! randomness ([`Entropy`]) and durable memory ([`CardStore`]) are given by the caller. Nothing here is asynchronous.
//!
//! What the real card does where no public source says is a field of [`Settings`].

mod apdu;
mod application;
mod bytes;
mod card;
mod card_file;
mod card_file_error;
mod command;
mod decode;
mod entropy;
mod identifier;
pub mod jpki;
mod key;
mod names;
mod pin;
mod redact;
mod session;
mod settings;
mod status;
mod store;
mod token_info;
mod trace;
pub mod transport;

pub use apdu::{ApduError, Case, Command, Header};
pub use application::{Application, Key, ReadAccess, TransparentFile};
pub use bytes::{Base64, BytesError, Hex};
pub use card::{Card, OpenError};
pub use card_file::{CARD_FILE_VERSION, CardFile, DEFAULT_ATR};
pub use card_file_error::{CardFileError, Fault};
pub use command::{COMMANDS, CommandShape, ISSUER_SECURITY_DOMAIN, Operation, Parameter};
pub use decode::{Decoded, Decoder, Target};
pub use entropy::Entropy;
pub use identifier::{Aid, FileId, IdentifierError};
pub use jpki::{JpkiContents, jpki_application};
pub use key::{KeyError, KeyLoader, PrivateKey};
pub use names::{KNOWN_APPLICATIONS, KnownApplication, KnownFile};
pub use pin::{LARGEST_LIMIT, LONGEST_PIN, Pin, PinFormat, PinValue};
pub use redact::{Payload, Secrets};
pub use settings::{EndOfFile, Fci, Settings, Unidentified};
pub use status::{STATUS_WORDS, StatusMeaning, StatusWord, StatusWordError};
pub use store::{CardStore, FileStore, MemoryStore, StoreError};
pub use token_info::{TOKEN_INFO_LENGTH, TokenLabel, token_info};
pub use trace::{ExchangeRecord, TraceRecord, Tracer};
