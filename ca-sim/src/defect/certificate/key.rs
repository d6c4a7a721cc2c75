//! Defects of a certificate: the holder's public key. The subjectKeyIdentifier goes with the key.

use std::sync::Arc;

use const_oid::db::rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER;
use const_oid::db::rfc5912::RSA_ENCRYPTION;
use rsa::RsaPrivateKey;
use rsa::traits::PrivateKeyParts;

use crate::defect::draft::Draft;
use crate::defect::draft::certificate::PUBLIC_KEY;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, Requirement, profile, rfc8017};
use crate::defect::tree::{Node, integer, key_identifier, oid};
use crate::error::CaError;
use crate::keys::{OpensslKey, SigningKey as _};

const KEY_AND_IDENTIFIER: &[Place] =
    &[Place::Field("subjectPublicKeyInfo"), Place::Extension(ID_CE_SUBJECT_KEY_IDENTIFIER)];
const NULL_PARAMETERS: Requirement =
    Requirement { document: "RFC 3279", clause: "2.3.1", certainty: Certainty::Standard };

pub(in crate::defect) const WEAK: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-of-1024-bits",
    ["The holder's key is RSA with 1024 bits.", "利用者の鍵が 1024 ビットの RSA である。"],
    profile("subject public key of 2048 bits", Certainty::Observed),
    KEY_AND_IDENTIFIER,
    |draft| {
        let failure = |problem: String| CaError::Key { key: "of 1024 bits".to_owned(), problem };
        let key = RsaPrivateKey::new(draft.scene.draw.generator(), 1024).map_err(|error| failure(error.to_string()))?;
        let [p, q] = key.primes() else { return Err(failure("not a two-prime key".to_owned())) };
        let key = OpensslKey::from_primes("of 1024 bits", &p.to_bytes_be(), &q.to_bytes_be())?;
        let info = Node::parse(key.spki_der())?;
        replace_key(draft, |old| {
            *old = info;
            Ok(())
        })?;
        draft.key = Some(Arc::new(key));
        Ok(())
    },
);

pub(in crate::defect) const EXPONENT_ONE: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-exponent-one",
    [
        "The public exponent is 1: every message is its own signature.",
        "公開指数が 1 である。あらゆるメッセージがそのまま署名になる。",
    ],
    rfc8017("3.1"),
    KEY_AND_IDENTIFIER,
    |draft| replace_exponent(draft, &[1]),
);

pub(in crate::defect) const EXPONENT_EVEN: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-exponent-even",
    [
        "The public exponent is 65536, an even number, which no private key can belong to.",
        "公開指数が偶数の 65536 であり、対応する秘密鍵が存在しない。",
    ],
    rfc8017("3.1"),
    KEY_AND_IDENTIFIER,
    |draft| replace_exponent(draft, &[1, 0, 0]),
);

pub(in crate::defect) const MODULUS_EVEN: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-modulus-even",
    ["The modulus is even, so it is no product of odd primes.", "法が偶数であり、奇素数の積になっていない。"],
    rfc8017("3.1"),
    KEY_AND_IDENTIFIER,
    |draft| {
        draft.key = None;
        replace_numbers(draft, |numbers| {
            if let Some(last) = numbers.at(&[0])?.octets()?.last_mut() {
                *last &= 0xFE;
            }
            Ok(())
        })
    },
);

pub(in crate::defect) const WITHOUT_PARAMETERS: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-parameters-missing",
    [
        "The algorithm rsaEncryption of the key lacks its NULL parameters.",
        "鍵のアルゴリズム rsaEncryption に NULL パラメータがない。",
    ],
    NULL_PARAMETERS,
    &[Place::Field("subjectPublicKeyInfo")],
    |draft| {
        draft.field(PUBLIC_KEY, |info, _| {
            *info.at(&[0])?.elements()? = vec![oid(RSA_ENCRYPTION)];
            Ok(())
        })
    },
);

fn replace_exponent(draft: &mut Draft, exponent: &[u8]) -> Result<(), CaError> {
    draft.key = None;
    replace_numbers(draft, |numbers| {
        *numbers.at(&[1])? = integer(exponent);
        Ok(())
    })
}

/// Changes the RSAPublicKey inside the BIT STRING.
fn replace_numbers(draft: &mut Draft, change: impl FnOnce(&mut Node) -> Result<(), CaError>) -> Result<(), CaError> {
    replace_key(draft, |info| {
        let bits = info.at(&[1])?.octets()?;
        let mut numbers = Node::parse(bits.get(1..).unwrap_or_default())?;
        change(&mut numbers)?;
        *bits = [&[0], &numbers.encode()[..]].concat();
        Ok(())
    })
}

fn replace_key(draft: &mut Draft, change: impl FnOnce(&mut Node) -> Result<(), CaError>) -> Result<(), CaError> {
    draft.certificate(|certificate, _| {
        let info = certificate.body()?.at(&[PUBLIC_KEY])?;
        change(info)?;
        let identifier = key_identifier(info)?;
        certificate.extensions()?.set(ID_CE_SUBJECT_KEY_IDENTIFIER, &identifier)
    })
}
