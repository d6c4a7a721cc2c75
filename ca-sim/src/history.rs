//! What happened to a certificate after its issue: holds, releases, a revocation.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::life_cycle::{FinalDate, LifeCycleRule};
use crate::reason::CrlReason;
use crate::revocation::Revocation;

/// One change of status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// When, to the second.
    #[schemars(with = "String")]
    pub at: Timestamp,
    /// What.
    pub act: Act,
}

/// What changes the status of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// 一時保留: suspended.
    Hold,
    /// 一時保留解除: the hold ends, and the certificate is good again.
    Release,
    /// Revoked for good.
    Revoke {
        /// Why.
        reason: CrlReason,
        /// The revocation date: the instant of this change, or of the hold that became final. It is on record, so that a
        /// later change of the setting about it re-dates nothing.
        #[schemars(with = "String")]
        since: Timestamp,
    },
}

/// All changes of one certificate, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct History(Vec<Change>);

impl History {
    /// Every change, the oldest first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0
    }

    /// The revocation or hold in force at an instant.
    #[must_use]
    pub fn at(&self, instant: Timestamp) -> Option<Revocation> {
        let change = self.0.iter().rfind(|change| change.at <= instant)?;
        match change.act {
            Act::Hold => Some(Revocation { reason: CrlReason::CertificateHold, at: change.at }),
            Act::Release => None,
            Act::Revoke { reason, since } => Some(Revocation { reason, at: since }),
        }
    }

    /// The last change.
    #[must_use]
    pub fn last(&self) -> Option<Change> {
        self.0.last().copied()
    }

    pub(crate) fn push(&mut self, change: Change) {
        self.0.push(change);
    }

    /// The change that revokes for good at an instant, dated by the rule.
    pub(crate) fn final_change(&self, at: Timestamp, reason: CrlReason, rule: &LifeCycleRule) -> Change {
        let since = match (self.last(), rule.final_date) {
            (Some(Change { at: held, act: Act::Hold }), FinalDate::OfHold) => held,
            _ => at,
        };
        Change { at, act: Act::Revoke { reason, since } }
    }

    /// The first change that cannot follow the one before it, by its place, with what is wrong.
    pub(crate) fn contradiction(&self) -> Option<(usize, &'static str)> {
        let mut before: Option<Change> = None;
        for (place, &change) in self.0.iter().enumerate() {
            if before.is_some_and(|before| change.at < before.at) {
                return Some((place, "earlier than the change before it"));
            }
            let held = before.filter(|before| before.act == Act::Hold).map(|hold| hold.at);
            let possible = match (before.map(|before| before.act), change.act) {
                (Some(Act::Revoke { .. }), _) => false,
                (_, Act::Hold) => held.is_none(),
                (_, Act::Release) => held.is_some(),
                (_, Act::Revoke { reason, since }) => reason.is_final() && (since == change.at || Some(since) == held),
            };
            if !possible {
                return Some((place, "cannot follow what stands before it"));
            }
            before = Some(change);
        }
        None
    }
}
