//! The private key of a holder's certificate, which the name on record finds again: every key is a published test key.

use std::fmt;

use sekisho_ca_sim::keys::{AssignedKey, KeyPool, P384Key, SigningKey as _, pool_key_name};
use sekisho_ca_sim::{Authority, CaError, Carrier, Line, SubjectKey};

use crate::card_keys::CardKeys;

/// What the name of a key on P-384 begins with. The rest is the seed from which the key is made.
const P384: &str = "SEKISHO-TEST-KEY P-384 ";

/// A holder's key.
pub struct HolderKey {
    name: String,
    reused: bool,
    key: Key,
}

enum Key {
    Rsa(AssignedKey),
    P384(P384Key),
}

impl HolderKey {
    /// A key for the next certificate of this line on this carrier: from the pool, or for the card that follows today's one
    /// on P-384 that follows from line and serial number.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn unused(pool: &KeyPool, authority: &Authority, carrier: Carrier, line: Line) -> Result<Self, CaError> {
        match carrier {
            Carrier::Card | Carrier::Phone => {
                let keys = CardKeys::unused(pool, authority)?;
                let key = match line {
                    Line::Signing => keys.signature,
                    Line::Authentication => keys.authentication,
                };
                Ok(Self { name: key.name.clone(), reused: key.reused, key: Key::Rsa(key) })
            }
            Carrier::NextCard => Self::on_p384(&format!("{line}/{}", authority.state().line(line).next_serial)),
        }
    }

    /// The key on P-384 of this seed.
    pub(crate) fn on_p384(seed: &str) -> Result<Self, CaError> {
        let key = P384Key::from_seed(seed.as_bytes())?;
        Ok(Self { name: format!("{P384}{seed}"), reused: false, key: Key::P384(key) })
    }

    /// The key with this name in an authority's record. None if it is not one of ours: then only its holder has it.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] or [`CaError::Key`] if a key of the pool cannot be made ready.
    pub fn named(pool: &KeyPool, name: &str) -> Result<Option<Self>, CaError> {
        if let Some(seed) = name.strip_prefix(P384) {
            return Self::on_p384(seed).map(Some);
        }
        let Some(index) = (0..pool.len()).find(|&index| pool_key_name(index) == name) else { return Ok(None) };
        let name = name.to_owned();
        let key = AssignedKey { index, name: name.clone(), key: pool.key(index)?, reused: false };
        Ok(Some(Self { name, reused: false, key: Key::Rsa(key) }))
    }

    /// What goes into a certificate.
    #[must_use]
    pub fn subject_key(&self) -> SubjectKey {
        let spki_der = match &self.key {
            Key::Rsa(key) => key.key.spki_der().to_vec(),
            Key::P384(key) => key.spki_der().to_vec(),
        };
        SubjectKey { name: self.name.clone(), reused: self.reused, spki_der }
    }

    /// The private key as PKCS #8, DER.
    ///
    /// # Errors
    /// [`CaError::Key`] if it cannot be encoded.
    pub fn pkcs8_der(&self) -> Result<Vec<u8>, CaError> {
        match &self.key {
            Key::Rsa(key) => key.key.pkcs8_der(),
            Key::P384(key) => key.pkcs8_der(),
        }
    }
}

/// By its name.
impl fmt::Debug for HolderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HolderKey({})", self.name)
    }
}
