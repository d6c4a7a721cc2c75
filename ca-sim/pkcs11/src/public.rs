//! From the attributes of a public key to the SubjectPublicKeyInfo of a certificate.

use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectHandle};
use cryptoki::session::Session;
use der::Decode;
use der::asn1::OctetStringRef;
use p384::pkcs8::EncodePublicKey;
use rsa::{BigUint, RsaPublicKey};

use crate::kind::{P384_PARAMETERS, RSA_BITS};
use crate::{FoundKey, KeyKind, KeyName, Pkcs11Error};

/// What a token says of a public key.
#[derive(Debug, Default)]
struct Attributes {
    key_type: Option<KeyType>,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
    parameters: Vec<u8>,
    point: Vec<u8>,
}

/// The SubjectPublicKeyInfo in DER of a public key of this kind.
pub(crate) fn spki_der(
    session: &Session,
    public: ObjectHandle,
    wanted: &KeyName,
    kind: KeyKind,
) -> Result<Vec<u8>, Pkcs11Error> {
    let attributes = read(session, public)?;
    let spki = match (kind, attributes.key_type) {
        (KeyKind::Rsa2048, Some(KeyType::RSA)) => attributes.rsa(),
        (KeyKind::P384, Some(KeyType::EC)) if attributes.parameters == P384_PARAMETERS => attributes.p384(),
        _ => Ok(None),
    };
    let spki = spki.map_err(|problem| Pkcs11Error::PublicKey { wanted: wanted.clone(), problem })?;
    spki.ok_or_else(|| Pkcs11Error::KeyOfOtherKind { wanted: wanted.clone(), expected: kind, got: attributes.found() })
}

fn read(session: &Session, public: ObjectHandle) -> Result<Attributes, Pkcs11Error> {
    let kind = session.get_attributes(public, &[AttributeType::KeyType])?;
    let key_type = kind.into_iter().find_map(|attribute| match attribute {
        Attribute::KeyType(key_type) => Some(key_type),
        _ => None,
    });
    let asked: &[AttributeType] = match key_type {
        Some(KeyType::RSA) => &[AttributeType::Modulus, AttributeType::PublicExponent],
        Some(KeyType::EC) => &[AttributeType::EcParams, AttributeType::EcPoint],
        _ => &[],
    };
    let mut read = Attributes { key_type, ..Attributes::default() };
    if asked.is_empty() {
        return Ok(read);
    }
    for attribute in session.get_attributes(public, asked)? {
        match attribute {
            Attribute::Modulus(value) => read.modulus = value,
            Attribute::PublicExponent(value) => read.exponent = value,
            Attribute::EcParams(value) => read.parameters = value,
            Attribute::EcPoint(value) => read.point = value,
            _ => {}
        }
    }
    Ok(read)
}

impl Attributes {
    /// `None` if the key has another size.
    fn rsa(&self) -> Result<Option<Vec<u8>>, String> {
        let modulus = self.modulus();
        if modulus.bits() != RSA_BITS {
            return Ok(None);
        }
        let key = RsaPublicKey::new(modulus, BigUint::from_bytes_be(&self.exponent));
        let key = key.map_err(|error| error.to_string())?;
        key.to_public_key_der().map(|der| Some(der.into_vec())).map_err(|error| error.to_string())
    }

    /// The point stands in an OCTET STRING (PKCS #11 2.40, Current Mechanisms, 2.3.3).
    fn p384(&self) -> Result<Option<Vec<u8>>, String> {
        let point = OctetStringRef::from_der(&self.point).map_err(|error| error.to_string())?;
        let key = p384::PublicKey::from_sec1_bytes(point.as_bytes()).map_err(|error| error.to_string())?;
        key.to_public_key_der().map(|der| Some(der.into_vec())).map_err(|error| error.to_string())
    }

    fn modulus(&self) -> BigUint {
        BigUint::from_bytes_be(&self.modulus)
    }

    fn found(self) -> FoundKey {
        match self.key_type {
            Some(KeyType::RSA) => FoundKey::Rsa { bits: self.modulus().bits() },
            Some(KeyType::EC) => FoundKey::EllipticCurve { parameters: self.parameters },
            Some(other) => FoundKey::Other { key_type: other.to_string() },
            None => FoundKey::Other { key_type: "unknown".to_owned() },
        }
    }
}
