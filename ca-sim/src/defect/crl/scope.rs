//! Defects of a list: which certificates it speaks about.

use const_oid::db::rfc5280::{ID_CE_DELTA_CRL_INDICATOR, ID_CE_ISSUING_DISTRIBUTION_POINT};

use crate::defect::draft::Draft;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::realm::Age;
use crate::defect::requirement::{Certainty, profile, rfc5280};
use crate::defect::tree::{Node, integer};
use crate::error::CaError;

const SCOPE: &[Place] = &[Place::Extension(ID_CE_ISSUING_DISTRIBUTION_POINT)];

/// Members of IssuingDistributionPoint (RFC 5280, 5.2.5) behind the name: implicit tags.
mod member {
    pub(super) const CA_CERTS: u8 = 0x82;
    pub(super) const SOME_REASONS: u8 = 0x83;
    pub(super) const INDIRECT: u8 = 0x84;
    pub(super) const ATTRIBUTE_CERTS: u8 = 0x85;
}
/// Index of onlyContainsUserCerts in our lists.
const USER_CERTS: usize = 1;

pub(in crate::defect) const OTHER_PARTITION: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-other-partition",
    [
        "The list is that of another municipality, on which the certificate never is.",
        "別の市区町村の失効リストであり、この証明書が載ることはない。",
    ],
    rfc5280("6.3.3 (b)(2)(i)"),
    SCOPE,
    |draft| {
        let scene = &draft.scene;
        let plan = scene.plan();
        draft.wrong.crl = scene.realm.list(Age::Current, scene.line, &scene.holder.elsewhere, &plan)?;
        Ok(())
    },
);

pub(in crate::defect) const WITHOUT_SCOPE: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-without-distribution-point",
    [
        "The list of one municipality does not say that it is no more than that.",
        "一つの市区町村の失効リストでありながら、範囲を示す issuingDistributionPoint がない。",
    ],
    profile("issuingDistributionPoint in lists of one municipality", Certainty::Inferred),
    SCOPE,
    |draft| draft.list_extensions(|extensions, _| extensions.remove(ID_CE_ISSUING_DISTRIBUTION_POINT)),
);

pub(in crate::defect) const NOT_CRITICAL: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-distribution-point-not-critical",
    ["issuingDistributionPoint is not critical.", "issuingDistributionPoint が critical でない。"],
    rfc5280("5.2.5"),
    SCOPE,
    |draft| draft.list_extensions(|extensions, _| extensions.set_critical(ID_CE_ISSUING_DISTRIBUTION_POINT, false)),
);

pub(in crate::defect) const AUTHORITIES_ONLY: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-authorities-only",
    [
        "The list says that it speaks about certificates of authorities only.",
        "認証局の証明書だけを対象とすると示している失効リストである。",
    ],
    rfc5280("6.3.3 (b)(2)(iii)"),
    SCOPE,
    |draft| replace_user_certs(draft, member::CA_CERTS),
);

pub(in crate::defect) const ATTRIBUTES_ONLY: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-attribute-certificates-only",
    [
        "The list says that it speaks about attribute certificates only.",
        "属性証明書だけを対象とすると示している失効リストである。",
    ],
    rfc5280("6.3.3 (b)(2)(iv)"),
    SCOPE,
    |draft| replace_user_certs(draft, member::ATTRIBUTE_CERTS),
);

pub(in crate::defect) const SOME_REASONS: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-of-some-reasons",
    [
        "The list says that it speaks about revocations for keyCompromise only: whoever is revoked for another reason need not be on it.",
        "keyCompromise を理由とする失効だけを対象とすると示している。ほかの理由で失効した証明書は載っていなくてもよい。",
    ],
    rfc5280("6.3.3 (d) and (l)"),
    SCOPE,
    // ReasonFlags with bit 1, keyCompromise.
    |draft| add_member(draft, Node::primitive(member::SOME_REASONS, [0x06, 0x40])),
);

pub(in crate::defect) const INDIRECT: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-indirect",
    [
        "The list says that it is indirect: its entries may be certificates of other issuers.",
        "ほかの発行者の証明書も載り得る間接 CRL であると示している。",
    ],
    profile("lists by the issuer of the certificates", Certainty::Inferred),
    SCOPE,
    |draft| add_member(draft, Node::primitive(member::INDIRECT, [0xFF])),
);

pub(in crate::defect) const DELTA: Entry = Entry::new(
    ObjectKind::Crl,
    "crl-delta-as-complete",
    [
        "The list is a delta: it has only what changed since another list, but is offered alone.",
        "別のリストからの変更だけを載せた差分 CRL が、単独で完全なリストとして示されている。",
    ],
    rfc5280("5.2.4"),
    &[Place::Extension(ID_CE_DELTA_CRL_INDICATOR)],
    |draft| {
        draft.list_extensions(|extensions, scene| {
            // From 2^8 to 2^15, and so two octets. Where the authority's own delta lists have it.
            let base = integer((scene.number - 1).to_be_bytes().get(6..).unwrap_or_default());
            extensions.add_critical_before(ID_CE_ISSUING_DISTRIBUTION_POINT, ID_CE_DELTA_CRL_INDICATOR, &base)
        })
    },
);

fn replace_user_certs(draft: &mut Draft, tag: u8) -> Result<(), CaError> {
    change_scope(draft, |scope| {
        scope.at(&[USER_CERTS])?.tag = tag;
        Ok(())
    })
}

fn add_member(draft: &mut Draft, member: Node) -> Result<(), CaError> {
    change_scope(draft, |scope| scope.push(member))
}

fn change_scope(draft: &mut Draft, change: impl FnOnce(&mut Node) -> Result<(), CaError>) -> Result<(), CaError> {
    draft.list_extensions(|extensions, _| extensions.value(ID_CE_ISSUING_DISTRIBUTION_POINT, change))
}
