//! The built-in implementation: an ordinary, careful reader, signer and verifier for the JPKI application of the My Number
//! Card, over the driver protocol. It is what the bench is run against first, and it is meant to be read.
//!
//! [`Implementation`] is put together from small parts, each a trait whose default methods are the right behaviour
//! ([`Standard`] takes them as they are). The flow of each method stands in two files, `with_card` and `verification`.
//! The rules that it lives by:
//!
//! * A card is recognised by selecting its application, never by its answer to reset.
//! * No command is sent twice, and no PIN try is spent that the holder did not ask for: what cannot be right by its form is
//!   refused before the card is touched, and the tries left are asked with the empty VERIFY.
//! * A signature just made is checked against the card's own certificate where the card gives it.
//! * A verifier checks form, purpose, path, signature, validity, and only then asks for revocation; when that cannot be
//!   learned it refuses.
//!
//! ```no_run
//! # fn main() -> Result<(), sekisho_harness_protocol::PeerError> {
//! use sekisho_harness_reference::Implementation;
//! let (input, output) = (std::io::stdin().lock(), std::io::stdout().lock());
//! sekisho_harness_protocol::serve(input, output, &mut Implementation::default())
//! # }
//! ```

mod answer;
mod apdu;
mod certificate;
mod certificate_file;
mod certificate_parser;
mod ef_reader;
mod failure;
mod implementation;
mod link;
mod message_signer;
mod path_builder;
mod pin_commands;
mod pin_policy;
pub mod pkcs1;
mod purpose_rule;
mod revocation_list;
mod signature_checker;
mod signed_form;
mod standard;
mod status_checker;
mod status_interpreter;
mod tcp_channel;
mod token_file;
mod validity_rule;
mod verification;
mod with_card;

pub use answer::AnswerFilter;
pub use apdu::{ResponseApdu, SW_BLOCKED, SW_NOT_FOUND, SW_OK, command_with_data, exchange};
pub use certificate::{Certificate, KEY_CERT_SIGN};
pub use certificate_file::CertificateFile;
pub use certificate_parser::CertificateParser;
pub use ef_reader::{CHUNK, EfReader, JPKI_AID, LONGEST_FILE};
pub use failure::Failure;
pub use implementation::Implementation;
pub use link::{CardChannel, CardLink};
pub use message_signer::{MessageSigner, SIGNATURE_LENGTH};
pub use path_builder::PathBuilder;
pub use pin_commands::PinCommands;
pub use pin_policy::PinPolicy;
pub use purpose_rule::PurposeRule;
pub use revocation_list::{RevocationList, RevokedEntry, Scope};
pub use signature_checker::SignatureChecker;
pub use standard::Standard;
pub use status_checker::{CERTIFICATE_HOLD, StatusChecker};
pub use status_interpreter::{StatusInterpreter, tries_of};
pub use token_file::TokenFile;
pub use validity_rule::ValidityRule;
