//! One defect, joined with the right answer.

use sekisho_ca_sim::defect::Defect;
use sekisho_harness_bench::Expectation;
use sekisho_harness_protocol::Reason;
use serde::Serialize;

/// A row of the list, and the whole of it in JSON.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) name: &'static str,
    /// Which object is wrong.
    pub(super) kind: &'static str,
    pub(super) says: &'static str,
    pub(super) document: &'static str,
    pub(super) clause: &'static str,
    pub(super) certainty: &'static str,
    /// Where it differs from its twin, the signature over it aside.
    pub(super) differs: Vec<String>,
    /// Whether a signed part was changed and signed anew.
    pub(super) signed_anew: bool,
    pub(super) answer: &'static str,
    #[serde(skip)]
    pub(super) answer_in_words: &'static str,
    /// Codes of the reasons that are right for a refusal.
    pub(super) reasons: Vec<&'static str>,
}

impl Row {
    pub(super) fn of(defect: Defect, japanese: bool) -> Self {
        let (rule, expectation) = (defect.breaks(), Expectation::of(defect));
        let [english, other] = expectation.words();
        let mut reasons: Vec<_> = expectation.reasons().iter().map(Reason::code).collect();
        // A reason may stand with several values of its data.
        reasons.dedup();
        Self {
            name: defect.name(),
            kind: defect.kind().word(),
            says: if japanese { defect.says_ja() } else { defect.says() },
            document: rule.document,
            clause: rule.clause,
            certainty: rule.certainty.word(),
            differs: defect.places().iter().map(ToString::to_string).collect(),
            signed_anew: defect.is_signed_anew(),
            answer: match expectation {
                Expectation::Refused(_) => "refused",
                Expectation::Free(_) => "free",
                Expectation::RefusedWhereRead(_) => "refused-where-read",
            },
            answer_in_words: if japanese { other } else { english },
            reasons,
        }
    }
}
