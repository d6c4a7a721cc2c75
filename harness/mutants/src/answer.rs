//! Defects of the final answer only: the work is right, the report is not. At most a quarter of all may be of this kind.

use sekisho_harness_protocol::{Reason, Refusal};
use sekisho_harness_reference::{AnswerFilter, Implementation, Standard};

use crate::{Family, defect::Defect};

pub(crate) const REPORTS_REVOKED_AS_EXPIRED: Defect = Defect {
    name: "reports-revoked-as-expired",
    family: Family::Answer,
    english: "Calls a revoked certificate an expired one.",
    japanese: "失効した証明書を期限切れと報告する。",
    build: || Implementation { answer: Box::new(ReportsRevokedAsExpired), ..Implementation::default() },
};

struct ReportsRevokedAsExpired;

impl AnswerFilter for ReportsRevokedAsExpired {
    fn refusal(&self, reason: Reason) -> Refusal {
        Standard.refusal(match reason {
            Reason::Revoked { .. } => Reason::Expired,
            other => other,
        })
    }
}

pub(crate) const REPORTS_EVERY_REFUSAL_AS_MALFORMED: Defect = Defect {
    name: "reports-every-refusal-as-malformed",
    family: Family::Answer,
    english: "Gives malformed data as the reason of every refusal.",
    japanese: "拒む理由をすべて形式の誤りと報告する。",
    build: || Implementation { answer: Box::new(ReportsEveryRefusalAsMalformed), ..Implementation::default() },
};

struct ReportsEveryRefusalAsMalformed;

impl AnswerFilter for ReportsEveryRefusalAsMalformed {
    fn refusal(&self, _reason: Reason) -> Refusal {
        Standard.refusal(Reason::MalformedData)
    }
}

pub(crate) const SWAPS_EXPIRED_AND_NOT_YET_VALID: Defect = Defect {
    name: "swaps-expired-and-not-yet-valid",
    family: Family::Answer,
    english: "Calls an expired certificate not yet valid, and the reverse.",
    japanese: "期限切れと有効期間前を取り違えて報告する。",
    build: || Implementation { answer: Box::new(SwapsExpiredAndNotYetValid), ..Implementation::default() },
};

struct SwapsExpiredAndNotYetValid;

impl AnswerFilter for SwapsExpiredAndNotYetValid {
    fn refusal(&self, reason: Reason) -> Refusal {
        Standard.refusal(match reason {
            Reason::Expired => Reason::NotYetValid,
            Reason::NotYetValid => Reason::Expired,
            other => other,
        })
    }
}
