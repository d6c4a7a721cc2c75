//! Defects of a certificate: signed by somebody else.

use const_oid::db::rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER;

use crate::defect::draft::certificate::ISSUER;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::realm::Age;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::tree::Signed;

pub(in crate::defect) const STRANGER: Entry = Entry::new(
    ObjectKind::Certificate,
    "signed-by-stranger",
    ["Signed with a key that belongs to no authority.", "どの認証局のものでもない鍵で署名されている。"],
    rfc5280("6.1.3 (a)(1)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.strangers_key(draft.scene.line)?;
        draft.certificate_signed_by(&*key)
    },
);

pub(in crate::defect) const OTHER_GENERATION: Entry = Entry::new(
    ObjectKind::Certificate,
    "signed-by-other-generation",
    [
        "Signed with the key of an older generation of the authority, which has the same name but is not pinned.",
        "同じ名前を持つが信頼点として登録されていない、旧世代の認証局の鍵で署名されている。",
    ],
    rfc5280("6.1.3 (a)(1)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.key(Age::Older, draft.scene.line)?;
        draft.certificate_signed_by(&*key)
    },
);

pub(in crate::defect) const OWN_KEY: Entry = Entry::new(
    ObjectKind::Certificate,
    "signed-by-own-key",
    [
        "Self-signed: serial number, issuer and authorityKeyIdentifier are copied from the genuine certificate, the signature is made with the holder's own key.",
        "自己署名。発行番号・発行者・authorityKeyIdentifier は本物の写しだが、署名は利用者自身の鍵によるもの。",
    ],
    rfc5280("6.1.3 (a)(1)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.holder_key.clone();
        draft.certificate_signed_by(&*key)
    },
);

pub(in crate::defect) const OTHER_LINE: Entry = Entry::new(
    ObjectKind::Certificate,
    "signed-by-other-line",
    [
        "Names the signing authority as its issuer, but is signed with the key of the authentication authority.",
        "発行者は署名用認証局とあるが、利用者証明用認証局の鍵で署名されている。",
    ],
    rfc5280("6.1.3 (a)(1)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.key(Age::Current, draft.scene.other_line())?;
        draft.certificate_signed_by(&*key)
    },
);

pub(in crate::defect) const ISSUED_BY_OTHER_LINE: Entry = Entry::new(
    ObjectKind::Certificate,
    "issued-by-other-line",
    [
        "A signing certificate that the authentication authority issued: issuer and authorityKeyIdentifier are that authority's, and its signature is right.",
        "利用者証明用認証局が発行した署名用証明書。発行者と authorityKeyIdentifier は同認証局のもので、その署名も正しい。",
    ],
    profile("issuer of signing certificates", Certainty::Observed),
    &[Place::Field("issuer"), Place::Extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)],
    |draft| {
        let other = draft.scene.other_line();
        let mut model = Signed::parse(&draft.scene.certificate(other)?)?;
        let issuer = model.body()?.at(&[ISSUER])?.clone();
        let identifier = model.extensions()?.extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)?.clone();
        draft.unsigned_certificate(|certificate, scene| {
            *certificate.body()?.at(&[ISSUER])? = issuer;
            *certificate.extensions()?.extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)? = identifier;
            certificate.sign(&*scene.realm.key(Age::Current, other)?)
        })
    },
);
