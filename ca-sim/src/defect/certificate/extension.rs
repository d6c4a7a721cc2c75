//! Defects of a certificate: extensions as such, and where its list is found.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{ID_CE_CRL_DISTRIBUTION_POINTS, ID_CE_SUBJECT_KEY_IDENTIFIER};

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::tree::null;

/// An extension that nobody knows: the arc for examples in documentation (RFC 5612).
pub(in crate::defect) const UNKNOWN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.42");

pub(in crate::defect) const CRITICAL_UNKNOWN: Entry = Entry::new(
    ObjectKind::Certificate,
    "critical-unknown-extension",
    ["There is a critical extension that nobody knows.", "未知の critical な拡張領域がある。"],
    rfc5280("4.2"),
    &[Place::Extension(UNKNOWN)],
    |draft| {
        draft.extensions(|extensions, _| {
            extensions.add(UNKNOWN, true, &null());
            Ok(())
        })
    },
);

pub(in crate::defect) const REPEATED: Entry = Entry::new(
    ObjectKind::Certificate,
    "duplicate-extension",
    ["The subjectKeyIdentifier is there twice.", "subjectKeyIdentifier が 2 つある。"],
    rfc5280("4.2"),
    &[Place::Extension(ID_CE_SUBJECT_KEY_IDENTIFIER)],
    |draft| draft.extensions(|extensions, _| extensions.repeat(ID_CE_SUBJECT_KEY_IDENTIFIER)),
);

pub(in crate::defect) const DISTRIBUTION_POINT_ELSEWHERE: Entry = Entry::new(
    ObjectKind::Certificate,
    "distribution-point-of-other-partition",
    [
        "The distribution point is that of another municipality, whose list the certificate is never on.",
        "配布点が別の市区町村のものである。この証明書がその失効リストに載ることはない。",
    ],
    rfc5280("6.3.3 (b)(2)(i)"),
    &[Place::Extension(ID_CE_CRL_DISTRIBUTION_POINTS)],
    |draft| {
        let other = draft.scene.distribution_points_elsewhere()?;
        draft.extensions(|extensions, _| extensions.set(ID_CE_CRL_DISTRIBUTION_POINTS, &other))
    },
);

pub(in crate::defect) const DISTRIBUTION_POINT_MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "distribution-point-missing",
    ["Nothing says where the revocation list is.", "失効リストの場所を示す cRLDistributionPoints がない。"],
    profile("cRLDistributionPoints", Certainty::Observed),
    &[Place::Extension(ID_CE_CRL_DISTRIBUTION_POINTS)],
    |draft| draft.extensions(|extensions, _| extensions.remove(ID_CE_CRL_DISTRIBUTION_POINTS)),
);
