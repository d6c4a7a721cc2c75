//! A key pair in a token, as an authority uses it.

use std::fmt;

use cryptoki::mechanism::Mechanism;
use cryptoki::object::ObjectHandle;
use p384::ecdsa::Signature;
use rsa::Pkcs1v15Sign;
use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{SignatureAlgorithm, SigningKey};
use sha2::Sha256;

use crate::public::spki_der;
use crate::{KeyKind, KeyName, Pkcs11Error, Token};

/// A private key that stays in its token.
///
/// An RSA key gives the same signature for the same message as a key in software. A key on P-384 gives another one each time:
/// never publish what one signed where the same seed has to give the same bytes.
pub struct Pkcs11Key {
    token: Token,
    name: KeyName,
    kind: KeyKind,
    private: ObjectHandle,
    spki_der: Vec<u8>,
}

impl Pkcs11Key {
    pub(crate) fn open(
        token: &Token,
        name: &KeyName,
        kind: KeyKind,
        private: ObjectHandle,
        public: ObjectHandle,
    ) -> Result<Self, Pkcs11Error> {
        let spki_der = spki_der(&token.session(), public, name, kind)?;
        Ok(Self { token: token.clone(), name: name.clone(), kind, private, spki_der })
    }

    /// The name under which it was found or made.
    #[must_use]
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The kind of the key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    fn failure(&self, problem: String) -> CaError {
        CaError::Key { key: format!("{} in {}", self.name, self.token.label()), problem }
    }

    fn apply(&self, mechanism: &Mechanism<'_>, data: &[u8]) -> Result<Vec<u8>, CaError> {
        let signed = self.token.session().sign(mechanism, self.private, data);
        signed.map_err(|error| self.failure(Pkcs11Error::from(error).to_string()))
    }
}

impl SigningKey for Pkcs11Key {
    fn spki_der(&self) -> &[u8] {
        &self.spki_der
    }

    /// The hash value goes to the token, never the message.
    fn sign_hash(&self, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError> {
        if KeyKind::of(algorithm) != self.kind {
            return Err(self.failure(format!("is {}, which cannot sign with {algorithm:?}", self.kind)));
        }
        let expected = match algorithm {
            SignatureAlgorithm::Sha256WithRsa => 32,
            SignatureAlgorithm::EcdsaWithSha384 => 48,
        };
        if hash.len() != expected {
            return Err(self.failure(format!("expected a hash value of {expected} octets, got {}", hash.len())));
        }
        match algorithm {
            // CKM_RSA_PKCS pads a DigestInfo and applies the key (RFC 8017, 9.2): every token has it.
            SignatureAlgorithm::Sha256WithRsa => {
                let prefix = Pkcs1v15Sign::new::<Sha256>().prefix;
                self.apply(&Mechanism::RsaPkcs, &[&prefix, hash].concat())
            }
            // CKM_ECDSA gives r and s one behind the other; a certificate wants an Ecdsa-Sig-Value (RFC 3279, 2.2.3).
            SignatureAlgorithm::EcdsaWithSha384 => {
                let signature = Signature::from_slice(&self.apply(&Mechanism::Ecdsa, hash)?);
                let signature = signature.map_err(|error| self.failure(format!("no signature of P-384: {error}")))?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
        }
    }
}

impl fmt::Debug for Pkcs11Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pkcs11Key({} in {})", self.name, self.token.label())
    }
}
