//! Defects of a list: its version, its number and its other extensions.

use const_oid::db::rfc5280::{ID_CE_AUTHORITY_KEY_IDENTIFIER, ID_CE_CRL_NUMBER};

use crate::defect::certificate::extension::UNKNOWN;
use crate::defect::draft::list::VERSION;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc5280;
use crate::defect::tree::{integer, null};

const NUMBER: &[Place] = &[Place::Extension(ID_CE_CRL_NUMBER)];

pub(in crate::defect) const CRITICAL_UNKNOWN: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-critical-unknown-extension",
    ["The list has a critical extension that nobody knows.", "失効リストに未知の critical な拡張領域がある。"],
    rfc5280("5.2"),
    &[Place::Extension(UNKNOWN)],
    |draft| {
        draft.list_extensions(|extensions, _| {
            extensions.add(UNKNOWN, true, &null());
            Ok(())
        })
    },
);

pub(in crate::defect) const REPEATED: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-duplicate-extension",
    ["The cRLNumber is there twice.", "cRLNumber が 2 つある。"],
    // Said outright of certificates only.
    rfc5280("5.2 and 4.2").inferred(),
    NUMBER,
    |draft| draft.list_extensions(|extensions, _| extensions.repeat(ID_CE_CRL_NUMBER)),
);

pub(in crate::defect) const NUMBER_MISSING: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-number-missing",
    ["There is no cRLNumber.", "cRLNumber がない。"],
    rfc5280("5.2.3"),
    NUMBER,
    |draft| draft.list_extensions(|extensions, _| extensions.remove(ID_CE_CRL_NUMBER)),
);

pub(in crate::defect) const NUMBER_BACKWARDS: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-number-backwards",
    [
        "The list is newer than that of the day before, but has a lower number.",
        "前日のリストより新しいのに、cRLNumber が小さくなっている。",
    ],
    rfc5280("5.2.3"),
    NUMBER,
    |draft| {
        draft.list_extensions(|extensions, scene| {
            let number = scene.number - 2 - scene.draw.below(200);
            let octets = number.to_be_bytes();
            extensions.set(ID_CE_CRL_NUMBER, &integer(octets.get(6..).unwrap_or_default()))
        })
    },
);

pub(in crate::defect) const NUMBER_TOO_LONG: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-number-of-21-octets",
    ["The cRLNumber has 21 octets; 20 are the most.", "cRLNumber が上限の 20 を超える 21 オクテットである。"],
    rfc5280("5.2.3"),
    NUMBER,
    |draft| {
        draft
            .list_extensions(|extensions, scene| extensions.set(ID_CE_CRL_NUMBER, &integer(scene.draw.integer::<21>())))
    },
);

pub(in crate::defect) const IDENTIFIER_MISSING: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-authority-key-identifier-missing",
    [
        "The list has no authorityKeyIdentifier, by which generations are told apart.",
        "世代を見分けるための authorityKeyIdentifier が失効リストにない。",
    ],
    rfc5280("5.2.1"),
    &[Place::Extension(ID_CE_AUTHORITY_KEY_IDENTIFIER)],
    |draft| draft.list_extensions(|extensions, _| extensions.remove(ID_CE_AUTHORITY_KEY_IDENTIFIER)),
);

pub(in crate::defect) const VERSION_1: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-version-1-with-extensions",
    [
        "The version is left out, which means 1, but there are extensions, which only version 2 has.",
        "バージョンが省略されてバージョン 1 を意味するのに、バージョン 2 にしかない拡張領域がある。",
    ],
    rfc5280("5.1.2.1"),
    &[Place::Field("version")],
    |draft| {
        draft.list(|list, _| {
            list.body()?.elements()?.remove(VERSION);
            Ok(())
        })
    },
);

pub(in crate::defect) const TRAILING_DATA: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-trailing-data",
    ["Octets follow behind the end of the list.", "失効リストの終わりの後ろに余分なオクテットがある。"],
    rfc5280("5.1"),
    &[Place::Frame],
    |draft| {
        let behind: [u8; 4] = draft.scene.draw.octets();
        draft.wrong.crl.extend(behind);
        Ok(())
    },
);
