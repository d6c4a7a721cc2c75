//! Everything that can go wrong between the authority and its token, as values with data. No PIN is in any of them.

use std::path::PathBuf;

use cryptoki::error::{Error, RvError};

use crate::{FoundKey, KeyKind, KeyName, TokenName};

/// A token that a module shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSeen {
    /// The label, without the blanks that fill it up.
    pub label: String,
    /// The serial number, without the blanks that fill it up.
    pub serial: String,
}

/// Why there is no key to sign with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Pkcs11Error {
    /// The file is not there, or is no PKCS#11 module.
    #[error("cannot load {} as a PKCS#11 module: {problem}", .path.display())]
    ModuleNotLoadable {
        /// The file.
        path: PathBuf,
        /// What the loader said.
        problem: String,
    },
    /// This program uses the module already. PKCS#11 knows one use in a process, and to end one would end both.
    #[error("{} is already in use by this program; share the `Module` that is open", .path.display())]
    ModuleInUse {
        /// The file.
        path: PathBuf,
    },
    /// No initialised token has this name.
    #[error("no token {wanted}; the module shows {found:?}")]
    NoSuchToken {
        /// The name.
        wanted: TokenName,
        /// The initialised tokens that are there.
        found: Vec<TokenSeen>,
    },
    /// Several tokens have this name.
    #[error("more than one token {wanted}: {found:?}; name it by its serial number")]
    SeveralTokens {
        /// The name.
        wanted: TokenName,
        /// The tokens that have it.
        found: Vec<TokenSeen>,
    },
    /// The token refused the PIN.
    #[error("{token} refuses the PIN ({value:?}); every wrong one costs a try")]
    WrongPin {
        /// Label of the token.
        token: String,
        /// The value that the token returned: incorrect, of a wrong length, or with a character that is not allowed.
        value: RvError,
    },
    /// Too many wrong PINs.
    #[error("the PIN of {token} is locked; its security officer can set a new one")]
    PinLocked {
        /// Label of the token.
        token: String,
    },
    /// Another [`Token`](crate::Token) of this program is logged in to it. The token would take any PIN now.
    #[error("{token} is already open in this program; share the `Token` that is open")]
    TokenInUse {
        /// Label of the token.
        token: String,
    },
    /// The token has no key pair of this name: the private key or the public one is missing.
    #[error("{token} has no {missing} key {wanted}")]
    NoSuchKey {
        /// Label of the token.
        token: String,
        /// The name.
        wanted: KeyName,
        /// `private` or `public`.
        missing: &'static str,
    },
    /// Several keys have this name.
    #[error("{token} has {count} keys {wanted}; name it by label and identifier")]
    SeveralKeys {
        /// Label of the token.
        token: String,
        /// The name.
        wanted: KeyName,
        /// How many.
        count: usize,
    },
    /// A key that is to be generated is there already.
    #[error("{token} has a key {wanted} already; use it or take another name")]
    KeyExists {
        /// Label of the token.
        token: String,
        /// The name.
        wanted: KeyName,
    },
    /// The key is of another kind than the authority needs.
    #[error("key {wanted} is {got}, expected {expected}")]
    KeyOfOtherKind {
        /// The name.
        wanted: KeyName,
        /// The kind that was asked for.
        expected: KeyKind,
        /// What the token has.
        got: FoundKey,
    },
    /// The public key in the token makes no public key.
    #[error("the public key {wanted} cannot be used: {problem}")]
    PublicKey {
        /// The name.
        wanted: KeyName,
        /// What is wrong.
        problem: String,
    },
    /// A function of the module failed in a way that has no variant of its own.
    #[error("C_{function} returned {value:?}")]
    Refused {
        /// The function, without `C_`.
        function: String,
        /// The return value (PKCS #11 2.40, 5.1).
        value: RvError,
    },
    /// The module answered with what cannot be understood.
    #[error("the PKCS#11 module cannot be used: {problem}")]
    Unusable {
        /// What is wrong.
        problem: String,
    },
}

impl From<Error> for Pkcs11Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Pkcs11(value, function) => Self::Refused { function: format!("{function:?}"), value },
            other => Self::Unusable { problem: other.to_string() },
        }
    }
}
