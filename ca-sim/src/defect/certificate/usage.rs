//! Defects of a certificate: what its key may be used for.

use const_oid::db::rfc5280::{ID_CE_BASIC_CONSTRAINTS, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE};
use const_oid::db::rfc5912::ID_KP_SERVER_AUTH;

use crate::defect::draft::Draft;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::situation::AUTHENTICATION;
use crate::defect::tree::{bit_string, boolean_true, oid, sequence};
use crate::error::CaError;

const KEY_USAGE: &[Place] = &[Place::Extension(ID_CE_KEY_USAGE)];
const EXTENDED: &[Place] = &[Place::Extension(ID_CE_EXT_KEY_USAGE)];

pub(in crate::defect) const MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-usage-missing",
    ["There is no keyUsage.", "keyUsage がない。"],
    profile("keyUsage", Certainty::Observed),
    KEY_USAGE,
    |draft| draft.extensions(|extensions, _| extensions.remove(ID_CE_KEY_USAGE)),
);

pub(in crate::defect) const NOT_CRITICAL: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-usage-not-critical",
    ["keyUsage is not critical.", "keyUsage が critical でない。"],
    profile("keyUsage is critical", Certainty::Observed),
    KEY_USAGE,
    |draft| draft.extensions(|extensions, _| extensions.set_critical(ID_CE_KEY_USAGE, false)),
);

pub(in crate::defect) const WITHOUT_DIGITAL_SIGNATURE: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-usage-without-digital-signature",
    [
        "keyUsage allows nonRepudiation alone, not digitalSignature.",
        "keyUsage が nonRepudiation だけで digitalSignature を許していない。",
    ],
    profile("keyUsage: digitalSignature and nonRepudiation", Certainty::Observed),
    KEY_USAGE,
    |draft| set_key_usage(draft, [0x06, 0x40]),
);

pub(in crate::defect) const WITHOUT_NON_REPUDIATION: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-usage-without-non-repudiation",
    [
        "keyUsage of a signing certificate allows digitalSignature alone, as that of an authentication certificate does.",
        "署名用証明書の keyUsage が、利用者証明用のように digitalSignature だけである。",
    ],
    profile("keyUsage: digitalSignature and nonRepudiation", Certainty::Observed),
    KEY_USAGE,
    |draft| set_key_usage(draft, [0x07, 0x80]),
);

pub(in crate::defect) const KEY_CERT_SIGN: Entry = Entry::new(
    ObjectKind::Certificate,
    "key-usage-cert-sign",
    [
        "keyUsage of a holder allows keyCertSign, without the certificate being an authority's.",
        "認証局ではない利用者の keyUsage が keyCertSign を許している。",
    ],
    rfc5280("4.2.1.3 and 4.2.1.9"),
    KEY_USAGE,
    |draft| set_key_usage(draft, [0x02, 0xC4]),
);

pub(in crate::defect) const EXTENDED_WRONG: Entry = Entry::new(
    ObjectKind::Certificate,
    "extended-key-usage-wrong",
    [
        "extKeyUsage of an authentication certificate allows serverAuth instead of clientAuth.",
        "利用者証明用証明書の extKeyUsage が clientAuth ではなく serverAuth である。",
    ],
    rfc5280("4.2.1.12"),
    EXTENDED,
    |draft| {
        draft.extensions(|extensions, _| extensions.set(ID_CE_EXT_KEY_USAGE, &sequence(vec![oid(ID_KP_SERVER_AUTH)])))
    },
)
.with(AUTHENTICATION);

pub(in crate::defect) const EXTENDED_MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "extended-key-usage-missing",
    ["An authentication certificate has no extKeyUsage.", "利用者証明用証明書に extKeyUsage がない。"],
    profile("extKeyUsage: clientAuth", Certainty::Observed),
    EXTENDED,
    |draft| draft.extensions(|extensions, _| extensions.remove(ID_CE_EXT_KEY_USAGE)),
)
.with(AUTHENTICATION);

pub(in crate::defect) const AUTHORITY: Entry = Entry::new(
    ObjectKind::Certificate,
    "ca-true",
    [
        "basicConstraints of a holder's certificate says that it is an authority's.",
        "利用者証明書の basicConstraints が認証局であると示している。",
    ],
    profile("no basicConstraints in certificates of holders", Certainty::Observed),
    &[Place::Extension(ID_CE_BASIC_CONSTRAINTS)],
    |draft| {
        draft.extensions(|extensions, _| {
            let authority = sequence(vec![boolean_true()]);
            extensions.add(ID_CE_BASIC_CONSTRAINTS, true, &authority);
            Ok(())
        })
    },
);

/// Unused bits and bits of the BIT STRING.
fn set_key_usage(draft: &mut Draft, bits: [u8; 2]) -> Result<(), CaError> {
    draft.extensions(|extensions, _| extensions.set(ID_CE_KEY_USAGE, &bit_string(bits)))
}
