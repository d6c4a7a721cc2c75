//! Extensions of a line or two, and subjects that JPKI does not fix.

use const_oid::db::rfc5280::{ID_KP_CLIENT_AUTH, ID_KP_OCSP_SIGNING};
use sha1::{Digest, Sha1};

use crate::inspect::facts::Facts;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::CertificateKind;
use crate::inspect::known::dotted;
use crate::inspect::name;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::extension::{CA_TRUE, CLIENT_AUTH, NO_CHECK, OCSP_SIGNING, SKI};
use crate::inspect::rule::name::{RESPONDER_SUBJECT, ROOT_SUBJECT, SHAPE};
use crate::inspect::tlv::{Element, tag};

/// extKeyUsage of an authentication certificate.
pub(super) fn client_auth(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, purposes: &Element<'_>) {
    judge_purposes(report, place, purposes, ID_KP_CLIENT_AUTH.as_bytes(), CLIENT_AUTH);
}

/// extKeyUsage of a responder.
pub(super) fn ocsp_signing(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, purposes: &Element<'_>) {
    judge_purposes(report, place, purposes, ID_KP_OCSP_SIGNING.as_bytes(), OCSP_SIGNING);
}

fn judge_purposes(report: &mut Report, place: &Place<'_>, purposes: &Element<'_>, oid: &[u8], rule: &'static Rule) {
    let names = purposes.children().map(|purpose| match purpose.content {
        client if client == ID_KP_CLIENT_AUTH.as_bytes() => "clientAuth".to_owned(),
        ocsp if ocsp == ID_KP_OCSP_SIGNING.as_bytes() => "OCSPSigning".to_owned(),
        other => dotted(other),
    });
    let value = names.collect::<Vec<_>>().join(", ");
    let only = purposes.only_child();
    report.judge(place, value, rule, only.is_some_and(|purpose| purpose.tag == tag::OID && purpose.content == oid));
}

/// ocsp-nocheck of a responder.
pub(super) fn no_check(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, content: &Element<'_>) {
    report.judge(place, hex(content.raw), NO_CHECK, content.raw == [tag::NULL, 0]);
}

/// subjectKeyIdentifier.
pub(super) fn subject_key(facts: &Facts<'_>, report: &mut Report, place: &Place<'_>, identifier: &Element<'_>) {
    let own = facts.public_key.map(Sha1::digest);
    let same = own.is_some_and(|own| identifier.content == own.as_slice());
    report.judge(place, hex(identifier.content), SKI, same);
}

/// cA TRUE and nothing else.
const IS_AUTHORITY: &[u8] = &[tag::BOOLEAN, 1, 0xFF];

/// basicConstraints of a root.
pub(super) fn basic_constraints(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, constraints: &Element<'_>) {
    let value = match constraints.content {
        IS_AUTHORITY => "cA TRUE".to_owned(),
        [] => "cA FALSE".to_owned(),
        other => hex(other),
    };
    report.judge(place, value, CA_TRUE, constraints.content == IS_AUTHORITY);
}

/// The subject of a responder or of a foreign certificate.
pub(super) fn judge_subject(report: &mut Report, place: &Place<'_>, subject: &Element<'_>, kind: CertificateKind) {
    let responds = matches!(kind, CertificateKind::Responder(_));
    let rule = match kind {
        CertificateKind::Responder(_) => RESPONDER_SUBJECT,
        CertificateKind::Root(_) => ROOT_SUBJECT,
        _ => SHAPE,
    };
    let Some(attributes) = name::read(subject) else {
        return report.add(place, report.personal(&hex(subject.raw)), rule, Judgement::Differs);
    };
    let text = name::display(&attributes);
    if responds {
        report.judge(place, text, rule, !attributes.is_empty());
    } else {
        report.add(place, report.personal(&text), rule, Judgement::CannotTell);
    }
}
