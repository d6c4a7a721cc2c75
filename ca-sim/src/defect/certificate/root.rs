//! Defects of a pinned root. RFC 5280 takes name and key of a trust anchor as given (6.1.1 (d)) and validates no more of it.

use const_oid::db::rfc5280::{ID_CE_BASIC_CONSTRAINTS, ID_CE_KEY_USAGE};

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc5280;
use crate::defect::tree::bit_string;

pub(in crate::defect) const WITHOUT_BASIC_CONSTRAINTS: Entry = Entry::new(
    ObjectKind::Root,
    "root-without-basic-constraints",
    ["The root has no basicConstraints.", "ルート証明書に basicConstraints がない。"],
    rfc5280("4.2.1.9"),
    &[Place::Extension(ID_CE_BASIC_CONSTRAINTS)],
    |draft| draft.root_extensions(|extensions| extensions.remove(ID_CE_BASIC_CONSTRAINTS)),
);

pub(in crate::defect) const NOT_AN_AUTHORITY: Entry = Entry::new(
    ObjectKind::Root,
    "root-not-ca",
    [
        "basicConstraints of the root does not say that it is an authority's.",
        "ルート証明書の basicConstraints が認証局であることを示していない。",
    ],
    rfc5280("4.2.1.9"),
    &[Place::Extension(ID_CE_BASIC_CONSTRAINTS)],
    |draft| {
        draft.root_extensions(|extensions| {
            extensions.value(ID_CE_BASIC_CONSTRAINTS, |value| {
                value.elements()?.clear();
                Ok(())
            })
        })
    },
);

pub(in crate::defect) const WITHOUT_CERT_SIGN: Entry = Entry::new(
    ObjectKind::Root,
    "root-without-cert-sign",
    [
        "keyUsage of the root allows cRLSign alone, not keyCertSign.",
        "ルート証明書の keyUsage が cRLSign だけで keyCertSign を許していない。",
    ],
    rfc5280("4.2.1.3"),
    &[Place::Extension(ID_CE_KEY_USAGE)],
    |draft| draft.root_extensions(|extensions| extensions.set(ID_CE_KEY_USAGE, &bit_string([0x01, 0x02]))),
);

pub(in crate::defect) const WITHOUT_CRL_SIGN: Entry = Entry::new(
    ObjectKind::Root,
    "root-without-crl-sign",
    [
        "keyUsage of the root allows keyCertSign alone, not cRLSign.",
        "ルート証明書の keyUsage が keyCertSign だけで cRLSign を許していない。",
    ],
    rfc5280("6.3.3 (f)"),
    &[Place::Extension(ID_CE_KEY_USAGE)],
    |draft| draft.root_extensions(|extensions| extensions.set(ID_CE_KEY_USAGE, &bit_string([0x02, 0x04]))),
);
