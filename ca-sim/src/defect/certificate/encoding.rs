//! Defects of a certificate: version, serial number, and octets that are not DER.

use const_oid::db::rfc5280::{ID_CE_ISSUER_ALT_NAME, ID_CE_KEY_USAGE};

use crate::defect::draft::certificate::{SERIAL, SUBJECT, VERSION};
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{rfc5280, x690};
use crate::defect::tree::{Length, integer};

pub(in crate::defect) const VERSION_1: Entry = Entry::new(
    ObjectKind::Certificate,
    "version-1-with-extensions",
    [
        "The version is left out, which means 1, but there are extensions, which only version 3 has.",
        "バージョンが省略されてバージョン 1 を意味するのに、バージョン 3 にしかない拡張領域がある。",
    ],
    rfc5280("4.1.2.1 and 4.1.2.9"),
    &[Place::Field("version")],
    |draft| {
        draft.certificate(|certificate, _| {
            certificate.body()?.elements()?.remove(VERSION);
            Ok(())
        })
    },
);

pub(in crate::defect) const VERSION_4: Entry = Entry::new(
    ObjectKind::Certificate,
    "version-4",
    ["The version is 4, which does not exist.", "存在しないバージョン 4 である。"],
    rfc5280("4.1.2.1"),
    &[Place::Field("version")],
    |draft| {
        draft.field(VERSION, |version, _| {
            *version.at(&[0])? = integer([3]);
            Ok(())
        })
    },
);

pub(in crate::defect) const SERIAL_NEGATIVE: Entry = Entry::new(
    ObjectKind::Certificate,
    "serial-negative",
    ["The serial number is negative.", "発行番号が負の数である。"],
    rfc5280("4.1.2.2"),
    &[Place::Field("serialNumber")],
    |draft| {
        draft.field(SERIAL, |serial, _| {
            if let Some(first) = serial.octets()?.first_mut() {
                *first |= 0x80;
            }
            Ok(())
        })
    },
);

pub(in crate::defect) const SERIAL_ZERO: Entry = Entry::new(
    ObjectKind::Certificate,
    "serial-zero",
    ["The serial number is zero.", "発行番号が 0 である。"],
    rfc5280("4.1.2.2"),
    &[Place::Field("serialNumber")],
    |draft| {
        draft.field(SERIAL, |serial, _| {
            *serial = integer([0]);
            Ok(())
        })
    },
);

pub(in crate::defect) const SERIAL_TOO_LONG: Entry = Entry::new(
    ObjectKind::Certificate,
    "serial-of-21-octets",
    ["The serial number has 21 octets; 20 are the most.", "発行番号が上限の 20 を超える 21 オクテットである。"],
    rfc5280("4.1.2.2"),
    &[Place::Field("serialNumber")],
    |draft| {
        draft.field(SERIAL, |serial, scene| {
            *serial = integer(scene.draw.integer::<21>());
            Ok(())
        })
    },
);

pub(in crate::defect) const SERIAL_PADDED: Entry = Entry::new(
    ObjectKind::Certificate,
    "serial-with-leading-zero",
    [
        "The serial number begins with an octet of zeros that it does not need.",
        "発行番号の先頭に不要な 0 のオクテットがある。",
    ],
    x690("8.3.2"),
    &[Place::Field("serialNumber")],
    |draft| {
        draft.field(SERIAL, |serial, _| {
            serial.octets()?.insert(0, 0);
            Ok(())
        })
    },
);

pub(in crate::defect) const TRAILING_DATA: Entry = Entry::new(
    ObjectKind::Certificate,
    "trailing-data",
    ["Octets follow behind the end of the certificate.", "証明書の終わりの後ろに余分なオクテットがある。"],
    rfc5280("4.1"),
    &[Place::Frame],
    |draft| {
        let behind: [u8; 4] = draft.scene.draw.octets();
        draft.wrong.certificate.extend(behind);
        Ok(())
    },
);

pub(in crate::defect) const FOURTH_ELEMENT: Entry = Entry::new(
    ObjectKind::Certificate,
    "fourth-element",
    ["The certificate has a fourth element behind its signature.", "証明書の署名の後ろに 4 番目の要素がある。"],
    rfc5280("4.1"),
    &[Place::Frame],
    |draft| draft.unsigned_certificate(|certificate, _| certificate.frame().push(integer([0]))),
);

pub(in crate::defect) const INDEFINITE_LENGTH: Entry = Entry::new(
    ObjectKind::Certificate,
    "indefinite-length",
    [
        "The length of the subject is indefinite, as BER allows and DER forbids.",
        "主体者の長さが不定長である。BER では許されるが DER では禁じられている。",
    ],
    x690("10.1"),
    &[Place::Field("subject")],
    |draft| {
        draft.field(SUBJECT, |subject, _| {
            subject.length = Length::Indefinite;
            Ok(())
        })
    },
);

pub(in crate::defect) const LONG_LENGTH: Entry = Entry::new(
    ObjectKind::Certificate,
    "length-with-leading-zero",
    [
        "The length of the subject is written in more octets than it needs.",
        "主体者の長さが必要以上のオクテットで書かれている。",
    ],
    x690("10.1"),
    &[Place::Field("subject")],
    |draft| {
        draft.field(SUBJECT, |subject, _| {
            subject.length = Length::WithLeadingZero;
            Ok(())
        })
    },
);

pub(in crate::defect) const BOOLEAN_ONE: Entry = Entry::new(
    ObjectKind::Certificate,
    "boolean-true-as-01",
    [
        "The mark `critical` of keyUsage is 01; in DER, TRUE is FF.",
        "keyUsage の critical が 01 である。DER では TRUE は FF で表す。",
    ],
    x690("11.1"),
    &[Place::Extension(ID_CE_KEY_USAGE)],
    |draft| draft.extensions(|extensions, _| extensions.set_critical_octet(ID_CE_KEY_USAGE, 1)),
);

pub(in crate::defect) const DEFAULT_WRITTEN: Entry = Entry::new(
    ObjectKind::Certificate,
    "default-value-written",
    [
        "The mark `critical` of issuerAltName is written as FALSE; in DER, a default value is left out.",
        "issuerAltName の critical が FALSE と明記されている。DER では既定値は省略する。",
    ],
    x690("11.5"),
    &[Place::Extension(ID_CE_ISSUER_ALT_NAME)],
    |draft| draft.extensions(|extensions, _| extensions.set_critical_octet(ID_CE_ISSUER_ALT_NAME, 0)),
);
