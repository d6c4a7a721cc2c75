//! Defects of a list: who made and signed it.

use const_oid::db::rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER;

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::realm::Age;
use crate::defect::requirement::rfc5280;

pub(in crate::defect) const STRANGER: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-signed-by-stranger",
    [
        "The list is signed with a key that belongs to no authority.",
        "失効リストが、どの認証局のものでもない鍵で署名されている。",
    ],
    rfc5280("6.3.3 (g)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.strangers_key(draft.scene.line)?;
        draft.unsigned_list(|list, _| list.sign(&*key))
    },
);

pub(in crate::defect) const BIT_FLIPPED: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-signature-bit-flipped",
    ["One bit of the list's signature is inverted.", "失効リストの署名の 1 ビットが反転している。"],
    rfc5280("6.3.3 (g)"),
    &[Place::Signature],
    |draft| draft.unsigned_list(|list, scene| list.flip_signature_bit(&mut scene.draw)),
);

pub(in crate::defect) const SIGNED_BY_OTHER_GENERATION: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-signed-by-other-generation",
    [
        "The list names the key of the current generation, but is signed with that of an older one.",
        "失効リストは現世代の鍵を名指しているが、旧世代の鍵で署名されている。",
    ],
    rfc5280("6.3.3 (g)"),
    &[Place::Signature],
    |draft| {
        let key = draft.scene.realm.key(Age::Older, draft.scene.line)?;
        draft.unsigned_list(|list, _| list.sign(&*key))
    },
);

pub(in crate::defect) const OF_OTHER_GENERATION: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-other-generation",
    [
        "The list is that of an older generation of the authority, which has the same name and another root: it says nothing about this certificate.",
        "同じ名前で別のルートを持つ旧世代の認証局の失効リストであり、この証明書の状態は何も分からない。",
    ],
    rfc5280("6.3.3 (f)"),
    &[Place::Extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)],
    |draft| {
        let scene = &draft.scene;
        draft.wrong.crl = scene.realm.list(Age::Older, scene.line, &scene.holder.partition, &scene.plan())?;
        Ok(())
    },
);

pub(in crate::defect) const OF_OTHER_LINE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-other-line",
    [
        "The list is that of the authority for user authentication, whose certificates may have the same serial numbers.",
        "利用者証明用認証局の失効リストである。発行番号は両系統で重複し得る。",
    ],
    rfc5280("6.3.3 (b)(1)"),
    &[Place::Object],
    |draft| {
        let scene = &draft.scene;
        let plan = scene.plan();
        draft.wrong.crl = scene.realm.list(Age::Current, scene.other_line(), &scene.holder.partition, &plan)?;
        Ok(())
    },
);
