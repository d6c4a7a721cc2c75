//! Defects of a certificate: issuer and subject.

use const_oid::db::rfc5280::{ID_CE_ISSUER_ALT_NAME, ID_CE_SUBJECT_KEY_IDENTIFIER};

use crate::defect::draft::certificate::{ISSUER, SUBJECT};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::tree::{PRINTABLE_STRING, Signed};

/// The value of the organisation in an issuer's name, which is `C, O, OU, OU`.
const ORGANISATION: &[usize] = &[1, 0, 1];

pub(in crate::defect) const ISSUER_OF_PRODUCTION: Entry = Entry::new(
    ObjectKind::Certificate,
    "issuer-of-production",
    [
        "The issuer is the authority of production, the signature is that of the test authority.",
        "発行者は本番の認証局だが、署名はテスト用認証局のものである。",
    ],
    rfc5280("6.1.3 (a)(4)"),
    &[Place::Field("issuer")],
    |draft| {
        draft.field(ISSUER, |issuer, _| {
            *issuer.at(ORGANISATION)?.octets()? = b"JPKI".to_vec();
            Ok(())
        })
    },
);

pub(in crate::defect) const ISSUER_PRINTABLE: Entry = Entry::new(
    ObjectKind::Certificate,
    "issuer-as-printable-string",
    [
        "The organisation of the issuer is a PrintableString, in the root it is a UTF8String with the same text.",
        "発行者の組織名が PrintableString である。ルート証明書では同じ文字列の UTF8String である。",
    ],
    rfc5280("4.1.2.6 (a)"),
    &[Place::Field("issuer")],
    |draft| {
        draft.field(ISSUER, |issuer, _| {
            issuer.at(ORGANISATION)?.tag = PRINTABLE_STRING;
            Ok(())
        })
    },
);

pub(in crate::defect) const SUBJECT_EMPTY: Entry = Entry::new(
    ObjectKind::Certificate,
    "subject-empty",
    [
        "The subject is empty although subjectAltName is not critical.",
        "subjectAltName が critical でないのに主体者が空である。",
    ],
    rfc5280("4.1.2.6"),
    &[Place::Field("subject")],
    |draft| {
        draft.field(SUBJECT, |subject, _| {
            subject.elements()?.clear();
            Ok(())
        })
    },
);

pub(in crate::defect) const ISSUER_ALT_NAME_OF_OTHER_LINE: Entry = Entry::new(
    ObjectKind::Certificate,
    "issuer-alt-name-of-other-line",
    [
        "The Japanese name of the issuer is that of the authority for user authentication.",
        "発行者の別名（日本語名）が利用者証明用認証局のものである。",
    ],
    profile("issuerAltName of signing certificates", Certainty::Observed),
    &[Place::Extension(ID_CE_ISSUER_ALT_NAME)],
    |draft| {
        let other = draft.scene.certificate(draft.scene.other_line())?;
        let name = Signed::parse(&other)?.extensions()?.extension(ID_CE_ISSUER_ALT_NAME)?.clone();
        draft.extensions(|extensions, _| {
            *extensions.extension(ID_CE_ISSUER_ALT_NAME)? = name;
            Ok(())
        })
    },
);

pub(in crate::defect) const SUBJECT_KEY_IDENTIFIER_WRONG: Entry = Entry::new(
    ObjectKind::Certificate,
    "subject-key-identifier-wrong",
    ["The subjectKeyIdentifier is not that of the key.", "subjectKeyIdentifier が公開鍵のものと一致しない。"],
    profile("subjectKeyIdentifier: SHA-1 of the key", Certainty::Observed),
    &[Place::Extension(ID_CE_SUBJECT_KEY_IDENTIFIER)],
    |draft| {
        draft.extensions(|extensions, scene| {
            let other: [u8; 20] = scene.draw.octets();
            extensions.value(ID_CE_SUBJECT_KEY_IDENTIFIER, |value| {
                *value.octets()? = other.to_vec();
                Ok(())
            })
        })
    },
);
