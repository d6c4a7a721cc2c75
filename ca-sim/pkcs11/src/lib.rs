//! The authority's private keys in a token behind PKCS#11 (OASIS PKCS #11 2.40): an HSM, a smart card, or SoftHSM.
//!
//! A [`Module`] is the vendor's library, a [`Token`] is what the library reaches, with the user logged in, and a
//! [`Pkcs11Key`] signs for an [`Authority`](sekisho_ca_sim::Authority) as any other
//! [`SigningKey`](sekisho_ca_sim::keys::SigningKey) does; [`TokenKeys`] finds or makes those that it needs. The private key
//! never leaves the token.
//!
//! ```no_run
//! use sekisho_ca_sim::{Authority, Settings};
//! use sekisho_ca_sim_pkcs11::{Module, TokenKeys, TokenName, WhenMissing};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let module = Module::open("/usr/lib/softhsm/libsofthsm2.so".as_ref())?;
//! let token = module.token(&TokenName::Label("authority".to_owned()), "1234")?;
//! let keys = TokenKeys::new(token, WhenMissing::Generate);
//! let authority = Authority::new(&Settings::default(), keys, "2026-04-01T00:00:00Z".parse()?)?;
//! # Ok(())
//! # }
//! ```
//!
//! RSASSA-PKCS1-v1_5 has one signature for one message, so a token and a key in software give the same octets. ECDSA from a
//! token has not: the token draws a new number for every signature, where keys in software follow RFC 6979. Bytes that are
//! published are therefore never signed by a token, even where its algorithm would allow it: they take keys from the
//! committed pool. A token is for those who want to see their authority run with their hardware.

mod authority_keys;
mod error;
mod key;
mod key_name;
mod kind;
mod module;
mod public;
mod token;

pub use authority_keys::{TokenKeys, WhenMissing};
pub use error::{Pkcs11Error, TokenSeen};
pub use key::Pkcs11Key;
pub use key_name::KeyName;
pub use kind::{FoundKey, KeyKind};
pub use module::Module;
pub use token::{Token, TokenName};
