//! Defects of a certificate: the policy under which it was issued.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::ID_CE_CERTIFICATE_POLICIES;

use crate::carrier::Carrier;
use crate::defect::draft::Draft;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile};
use crate::defect::situation::PRODUCTION_SHAPE;
use crate::defect::tree::oid;
use crate::error::CaError;
use crate::line::Line;
use crate::names::Names;

const POLICIES: &[Place] = &[Place::Extension(ID_CE_CERTIFICATE_POLICIES)];
/// A policy of nobody: the arc for examples in documentation (RFC 5612).
const FOREIGN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.20");

pub(in crate::defect) const MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "policies-missing",
    ["There is no certificatePolicies.", "certificatePolicies がない。"],
    profile("certificatePolicies", Certainty::Observed),
    POLICIES,
    |draft| draft.extensions(|extensions, _| extensions.remove(ID_CE_CERTIFICATE_POLICIES)),
);

pub(in crate::defect) const NOT_CRITICAL: Entry = Entry::new(
    ObjectKind::Certificate,
    "policies-not-critical",
    ["certificatePolicies is not critical.", "certificatePolicies が critical でない。"],
    profile("certificatePolicies is critical", Certainty::Observed),
    POLICIES,
    |draft| draft.extensions(|extensions, _| extensions.set_critical(ID_CE_CERTIFICATE_POLICIES, false)),
);

pub(in crate::defect) const OF_OTHER_LINE: Entry = Entry::new(
    ObjectKind::Certificate,
    "policy-of-other-line",
    ["The policy is that of authentication certificates.", "ポリシーが利用者証明用証明書のものである。"],
    profile("policy identifiers", Certainty::Inferred),
    POLICIES,
    |draft| set_policy(draft, Names::test().policy(Line::Authentication, Carrier::Card).0),
);

pub(in crate::defect) const FOREIGN_POLICY: Entry = Entry::new(
    ObjectKind::Certificate,
    "policy-foreign",
    ["The policy is none of JPKI's.", "ポリシーが公的個人認証サービスのものでない。"],
    profile("policy identifiers", Certainty::Observed),
    POLICIES,
    |draft| set_policy(draft, FOREIGN),
);

pub(in crate::defect) const OF_TEST_UNDER_PRODUCTION: Entry = Entry::new(
    ObjectKind::Certificate,
    "policy-of-test-under-production",
    [
        "The policy is that of test certificates, though the root has the name of production.",
        "ルートの名前は本番のものだが、ポリシーはテスト用証明書のものである。",
    ],
    profile("policy identifiers of the test environment", Certainty::Inferred),
    POLICIES,
    |draft| set_policy(draft, Names::test().policy(Line::Signing, Carrier::Card).0),
)
.with(PRODUCTION_SHAPE);

pub(in crate::defect) const OF_PRODUCTION_UNDER_TEST: Entry = Entry::new(
    ObjectKind::Certificate,
    "policy-of-production-under-test",
    [
        "The policy is that of production, though the root is that of the test environment.",
        "ルートはテスト環境のものだが、ポリシーは本番のものである。",
    ],
    profile("policy identifiers of the test environment", Certainty::Inferred),
    POLICIES,
    |draft| set_policy(draft, Names::production_shape().policy(Line::Signing, Carrier::Card).0),
);

fn set_policy(draft: &mut Draft, policy: ObjectIdentifier) -> Result<(), CaError> {
    draft.extensions(|extensions, _| {
        extensions.value(ID_CE_CERTIFICATE_POLICIES, |value| {
            *value.at(&[0, 0])? = oid(policy);
            Ok(())
        })
    })
}
