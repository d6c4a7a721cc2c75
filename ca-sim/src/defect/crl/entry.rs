//! Defects of a list: its entries.

use const_oid::db::rfc5280::ID_CE_CRL_REASONS;

use crate::defect::certificate::extension::UNKNOWN;
use crate::defect::draft::Draft;
use crate::defect::draft::list::ENTRIES;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::rfc5280;
use crate::defect::scene::{Scene, later};
use crate::defect::situation::{NOBODY_LISTED, ON_HOLD, REVOKED};
use crate::defect::time;
use crate::defect::tree::{Extensions, Node, null, sequence};
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::serial::Serial;

const REVOKED_CERTIFICATES: &[Place] = &[Place::Field("revokedCertificates")];
const ENUMERATED: u8 = 0x0A;
/// Parts of an entry (RFC 5280, 5.1): serial number, date, extensions.
const DATE: usize = 1;
const EXTENSIONS: usize = 2;

pub(in crate::defect) const CRITICAL_UNKNOWN: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-entry-critical-unknown-extension",
    [
        "An entry, not the holder's, has a critical extension that nobody knows: the list must not be used at all.",
        "他人の項目に未知の critical な拡張領域がある。このリストは一切使ってはならない。",
    ],
    rfc5280("5.3"),
    REVOKED_CERTIFICATES,
    |draft| {
        draft.list_field(ENTRIES, |entries, scene| {
            let index = scene.draw.index(entries.elements()?.len());
            Extensions::of(entries.at(&[index, EXTENSIONS])?)?.add(UNKNOWN, true, &null());
            Ok(())
        })
    },
);

pub(in crate::defect) const LOST: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-entry-lost",
    [
        "The certificate is revoked and was on the list of the day before, but is not on this one.",
        "失効済みで前日のリストには載っていた証明書が、このリストから消えている。",
    ],
    rfc5280("3.3"),
    REVOKED_CERTIFICATES,
    |draft| {
        draft.list_field(ENTRIES, |entries, scene| {
            let index = holders_index(entries, scene.serial)?;
            entries.elements()?.remove(index);
            Ok(())
        })
    },
)
.with(REVOKED);

pub(in crate::defect) const CONTRADICTORY: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-entry-twice",
    [
        "The certificate is listed twice, as revoked for keyCompromise and as being on hold.",
        "同じ証明書が、keyCompromise による失効と一時保留として 2 回載っている。",
    ],
    rfc5280("5.1.2.6"),
    REVOKED_CERTIFICATES,
    |draft| {
        draft.list_field(ENTRIES, |entries, scene| {
            let index = holders_index(entries, scene.serial)?;
            let mut second = entries.at(&[index])?.clone();
            set_reason(&mut second, CrlReason::CertificateHold.code())?;
            entries.elements()?.insert(index + 1, second);
            Ok(())
        })
    },
)
.with(REVOKED);

pub(in crate::defect) const REMOVED_IN_FULL_LIST: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-remove-from-crl-in-full-list",
    [
        "The reason is removeFromCRL, which only a delta may have, in a full list.",
        "差分 CRL にしか使えない理由 removeFromCRL が、完全なリストにある。",
    ],
    rfc5280("5.3.1"),
    REVOKED_CERTIFICATES,
    |draft| holders_reason(draft, CrlReason::RemoveFromCrl.code()),
)
.with(ON_HOLD);

pub(in crate::defect) const REASON_SEVEN: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-reason-7",
    ["The reason code is 7, which is not used.", "理由コードが、使われていない 7 である。"],
    rfc5280("5.3.1"),
    REVOKED_CERTIFICATES,
    |draft| holders_reason(draft, 7),
)
.with(REVOKED);

pub(in crate::defect) const IN_THE_FUTURE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-revocation-in-the-future",
    [
        "The certificate is listed with a date of revocation that is yet to come.",
        "失効日時が未来である項目が載っている。",
    ],
    rfc5280("5.1.2.6"),
    REVOKED_CERTIFICATES,
    |draft| {
        change_holders(draft, |entry, scene| {
            *entry.at(&[DATE])? = time::node(later(scene.at, 1 + scene.draw.below(30))?)?;
            Ok(())
        })
    },
)
.with(REVOKED);

pub(in crate::defect) const EMPTY: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-empty-entries",
    [
        "Nobody is revoked, and revokedCertificates is there without an entry; then it must be absent.",
        "失効した証明書がないのに、項目のない revokedCertificates がある。その場合は省略しなければならない。",
    ],
    rfc5280("5.1.2.6"),
    REVOKED_CERTIFICATES,
    |draft| {
        draft.list(|list, _| {
            list.body()?.elements()?.insert(ENTRIES, sequence(Vec::new()));
            Ok(())
        })
    },
)
.with(NOBODY_LISTED);

fn holders_reason(draft: &mut Draft, code: u8) -> Result<(), CaError> {
    change_holders(draft, |entry, _| set_reason(entry, code))
}

fn change_holders(
    draft: &mut Draft,
    change: impl FnOnce(&mut Node, &mut Scene) -> Result<(), CaError>,
) -> Result<(), CaError> {
    draft.list_field(ENTRIES, |entries, scene| {
        let index = holders_index(entries, scene.serial)?;
        change(entries.at(&[index])?, scene)
    })
}

/// Where the holder's entry is.
fn holders_index(entries: &mut Node, serial: Serial) -> Result<usize, CaError> {
    let number = Node::parse(&der::Encode::to_der(&serial.to_x509()?)?)?;
    let mut entries = entries.elements()?.iter_mut();
    let index = entries.position(|entry| entry.at(&[0]).is_ok_and(|serial| *serial == number));
    index.ok_or(CaError::NotInTree { wanted: "the holder's entry" })
}

fn set_reason(entry: &mut Node, code: u8) -> Result<(), CaError> {
    Extensions::of(entry.at(&[EXTENSIONS])?)?.set(ID_CE_CRL_REASONS, &Node::primitive(ENUMERATED, [code]))
}
