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
    Revoke(CrlReason),
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
    pub fn at(&self, instant: Timestamp, rule: &LifeCycleRule) -> Option<Revocation> {
        let past = self.0.iter().take_while(|change| change.at <= instant);
        past.fold(None, |standing: Option<Revocation>, change| match change.act {
            Act::Hold => Some(Revocation { reason: CrlReason::CertificateHold, at: change.at }),
            Act::Release => None,
            Act::Revoke(reason) => {
                let since = match (standing, rule.final_date) {
                    (Some(hold), FinalDate::OfHold) => hold.at,
                    _ => change.at,
                };
                Some(Revocation { reason, at: since })
            }
        })
    }

    /// The last change.
    #[must_use]
    pub fn last(&self) -> Option<Change> {
        self.0.last().copied()
    }

    pub(crate) fn push(&mut self, change: Change) {
        self.0.push(change);
    }

    /// The first change that cannot follow the one before it, by its place, with what is wrong.
    pub(crate) fn contradiction(&self) -> Option<(usize, &'static str)> {
        let mut before: Option<Change> = None;
        for (place, &change) in self.0.iter().enumerate() {
            if before.is_some_and(|before| change.at < before.at) {
                return Some((place, "earlier than the change before it"));
            }
            let possible = match (before.map(|before| before.act), change.act) {
                (Some(Act::Revoke(_)), _) | (Some(Act::Hold), Act::Hold) => false,
                (Some(Act::Hold), Act::Release) => true,
                (_, Act::Release) => false,
                (_, Act::Revoke(reason)) => reason.is_final(),
                (_, Act::Hold) => true,
            };
            if !possible {
                return Some((place, "cannot follow what stands before it"));
            }
            before = Some(change);
        }
        None
    }
}
