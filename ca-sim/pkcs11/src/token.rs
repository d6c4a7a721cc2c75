//! A token with the user logged in.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cryptoki::error::{Error, RvError};
use cryptoki::object::{Attribute, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;

use crate::error::TokenSeen;
use crate::{KeyKind, KeyName, Module, Pkcs11Error, Pkcs11Key};

/// Which token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenName {
    /// By the label that was given when it was initialised.
    Label(String),
    /// By the serial number of the device, which no other of its maker has.
    Serial(String),
}

/// A token with the user logged in until the last copy and the last key are gone.
///
/// Copies and keys share one session, so operations follow one another, whichever thread asks.
#[derive(Clone)]
pub struct Token(Arc<Open>);

struct Open {
    // Dropped first: a session ends before its module does.
    session: Mutex<Session>,
    label: String,
    _module: Module,
}

impl Token {
    pub(crate) fn open(module: &Module, wanted: &TokenName, pin: &str) -> Result<Self, Pkcs11Error> {
        let functions = module.functions();
        let (mut fitting, mut found) = (Vec::new(), Vec::new());
        for slot in functions.get_slots_with_initialized_token()? {
            let token = functions.get_token_info(slot)?;
            let seen = TokenSeen { label: token.label().to_owned(), serial: token.serial_number().to_owned() };
            if wanted.fits(&seen) {
                fitting.push((slot, seen.clone()));
            }
            found.push(seen);
        }
        let [(slot, seen)] = &fitting[..] else {
            let wanted = wanted.clone();
            return Err(if fitting.is_empty() {
                Pkcs11Error::NoSuchToken { wanted, found }
            } else {
                Pkcs11Error::SeveralTokens { wanted, found: fitting.into_iter().map(|(_, seen)| seen).collect() }
            });
        };
        let session = functions.open_rw_session(*slot)?;
        login(&session, &seen.label, pin)?;
        Ok(Self(Arc::new(Open { session: Mutex::new(session), label: seen.label.clone(), _module: module.clone() })))
    }

    /// The label of the token.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.0.label
    }

    /// The key pair of this name, which has to be of this kind.
    ///
    /// # Errors
    /// [`Pkcs11Error::NoSuchKey`], [`Pkcs11Error::SeveralKeys`], [`Pkcs11Error::KeyOfOtherKind`], or what the module says.
    pub fn find(&self, wanted: &KeyName, kind: KeyKind) -> Result<Pkcs11Key, Pkcs11Error> {
        let found = self.find_private(wanted)?;
        let private = found.ok_or_else(|| self.no_such_key(wanted, "private"))?;
        let public = self.find_one(ObjectClass::PUBLIC_KEY, wanted)?;
        Pkcs11Key::open(self, wanted, kind, private, public.ok_or_else(|| self.no_such_key(wanted, "public"))?)
    }

    /// A new key pair of this kind under this name, made by the token from its own randomness and kept in it. The private key
    /// can sign, and cannot be read out.
    ///
    /// # Errors
    /// [`Pkcs11Error::KeyExists`], or what the module says.
    pub fn generate(&self, name: &KeyName, kind: KeyKind) -> Result<Pkcs11Key, Pkcs11Error> {
        if self.find_private(name)?.is_some() {
            return Err(Pkcs11Error::KeyExists { token: self.label().to_owned(), wanted: name.clone() });
        }
        let (mut public, mut private) = (kind.public_template(), kind.private_template());
        public.extend(name.attributes());
        private.extend(name.attributes());
        let made = self.session().generate_key_pair(&kind.generation(), &public, &private);
        let (public, private) = made?;
        Pkcs11Key::open(self, name, kind, private, public)
    }

    /// The key pair of this name, or a new one if there is none.
    ///
    /// # Errors
    /// As [`Token::find`] and [`Token::generate`].
    pub fn find_or_generate(&self, name: &KeyName, kind: KeyKind) -> Result<Pkcs11Key, Pkcs11Error> {
        match self.find_private(name)? {
            Some(_) => self.find(name, kind),
            None => self.generate(name, kind),
        }
    }

    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        // A thread that died while it held the session left nothing half-done that the module would not notice.
        self.0.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find_private(&self, wanted: &KeyName) -> Result<Option<ObjectHandle>, Pkcs11Error> {
        self.find_one(ObjectClass::PRIVATE_KEY, wanted)
    }

    fn find_one(&self, class: ObjectClass, wanted: &KeyName) -> Result<Option<ObjectHandle>, Pkcs11Error> {
        let mut template = vec![Attribute::Class(class)];
        template.extend(wanted.attributes());
        let found = self.session().find_objects(&template)?;
        match found[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(Pkcs11Error::SeveralKeys {
                token: self.label().to_owned(),
                wanted: wanted.clone(),
                count: found.len(),
            }),
        }
    }

    fn no_such_key(&self, wanted: &KeyName, missing: &'static str) -> Pkcs11Error {
        Pkcs11Error::NoSuchKey { token: self.label().to_owned(), wanted: wanted.clone(), missing }
    }
}

fn login(session: &Session, label: &str, pin: &str) -> Result<(), Pkcs11Error> {
    let token = label.to_owned();
    session.login(UserType::User, Some(&AuthPin::new(pin.into()))).map_err(|error| match error {
        Error::Pkcs11(value @ (RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid), _) => {
            Pkcs11Error::WrongPin { token, value }
        }
        Error::Pkcs11(RvError::PinLocked, _) => Pkcs11Error::PinLocked { token },
        Error::Pkcs11(RvError::UserAlreadyLoggedIn, _) => Pkcs11Error::TokenInUse { token },
        other => other.into(),
    })
}

impl TokenName {
    fn fits(&self, seen: &TokenSeen) -> bool {
        match self {
            Self::Label(label) => *label == seen.label,
            Self::Serial(serial) => *serial == seen.serial,
        }
    }
}

impl fmt::Display for TokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Label(label) => write!(f, "labelled {label:?}"),
            Self::Serial(serial) => write!(f, "with the serial number {serial:?}"),
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({:?})", self.0.label)
    }
}
