//! Defects of a certificate: which key of its issuer it says it was signed with.

use const_oid::db::rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER;

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::tree::Signed;

const IDENTIFIER: &[Place] = &[Place::Extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)];

pub(in crate::defect) const OF_OTHER_GENERATION: Entry = Entry::new(
    ObjectKind::Certificate,
    "authority-key-identifier-of-other-generation",
    [
        "The authorityKeyIdentifier is that of an older generation; the signature is that of the current one.",
        "authorityKeyIdentifier が旧世代の認証局のものである。署名は現世代のもの。",
    ],
    rfc5280("4.2.1.1"),
    IDENTIFIER,
    |draft| {
        let older = draft.scene.older_certificate()?;
        let identifier = Signed::parse(&older)?.extensions()?.extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)?.clone();
        draft.extensions(|extensions, _| {
            *extensions.extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)? = identifier;
            Ok(())
        })
    },
);

pub(in crate::defect) const SERIAL_WRONG: Entry = Entry::new(
    ObjectKind::Certificate,
    "authority-serial-wrong",
    [
        "The authorityKeyIdentifier has the right key, but not the serial number of the root.",
        "authorityKeyIdentifier の鍵は正しいが、ルート証明書の発行番号が一致しない。",
    ],
    profile("authorityKeyIdentifier: serial number of the root", Certainty::Observed),
    IDENTIFIER,
    |draft| {
        draft.extensions(|extensions, _| {
            extensions.value(ID_CE_AUTHORITY_KEY_IDENTIFIER, |value| {
                if let Some(last) = value.at(&[2])?.octets()?.last_mut() {
                    *last ^= 1;
                }
                Ok(())
            })
        })
    },
);

pub(in crate::defect) const MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "authority-key-identifier-missing",
    ["There is no authorityKeyIdentifier.", "authorityKeyIdentifier がない。"],
    rfc5280("4.2.1.1"),
    IDENTIFIER,
    |draft| draft.extensions(|extensions, _| extensions.remove(ID_CE_AUTHORITY_KEY_IDENTIFIER)),
);
