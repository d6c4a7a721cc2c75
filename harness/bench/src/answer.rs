//! An answer of the implementation, to be compared with what the rule demands.

use sekisho_harness_protocol::{Method, Outcome, Reason, ReasonDetail};
use sekisho_reports_log::Bilingual;

use crate::{Bench, Stop, TestCard, iut::IutFault};

/// An answer that waits to be judged. Dropping it unjudged would make the request pointless.
#[must_use = "an answer that is not judged proves nothing"]
pub struct Answer<'bench, T> {
    pub(crate) bench: &'bench Bench<'bench>,
    pub(crate) method: Method,
    pub(crate) says: Bilingual,
    pub(crate) outcome: Result<Outcome<T>, Stop>,
}

impl<T> Answer<'_, T> {
    /// Expects that the implementation did what was asked; hands out what it returned.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn is_done(self) -> Result<T, Stop> {
        let outcome = self.outcome?;
        let observed = described(&outcome);
        match outcome {
            Outcome::Done(done) => {
                self.bench.record(self.says, "done", observed, true);
                self.bench.recorder.done(self.method);
                Ok(done)
            }
            Outcome::Refused(_) => {
                self.bench.record(self.says, "done", observed, false);
                Err(Stop::Failed)
            }
        }
    }

    /// Sets the answer aside as not applicable if all went well because the fault of the link never struck: who reads a
    /// file with one extended command never sends the third short one.
    ///
    /// # Errors
    /// [`Stop::NotApplicable`].
    pub(crate) fn once_struck(self, card: &TestCard) -> Result<Self, Stop> {
        if matches!(self.outcome, Ok(Outcome::Done(_))) && !card.fault_struck() {
            return Err(Stop::NotApplicable(
                "the implementation does not send the command at which the fault would strike".to_owned(),
            ));
        }
        Ok(self)
    }

    /// Expects a refusal for this reason.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn is_refused(self, reason: Reason) -> Result<(), Stop> {
        self.is_refused_for_one_of(&[reason])
    }

    /// Expects a refusal for one of these reasons, the best one first.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn is_refused_for_one_of(self, reasons: &[Reason]) -> Result<(), Stop> {
        let outcome = self.outcome?;
        let expected = reasons.iter().map(reason_words).collect::<Vec<_>>().join(" or ");
        let observed = described(&outcome);
        let fit = match &outcome {
            Outcome::Done(_) => Fit::No,
            Outcome::Refused(refusal) => {
                let coarse = self.bench.iut_info().reasons == ReasonDetail::RefusedOnly;
                reasons.iter().map(|reason| fit(reason, &refusal.reason, coarse)).max().unwrap_or(Fit::No)
            }
        };
        self.bench.record(self.says, expected, observed, fit != Fit::No);
        match fit {
            Fit::No => return Err(Stop::Failed),
            Fit::Coarse => self.bench.recorder.remark(Bilingual::new(
                "Refused, but the exact reason was not reported",
                "拒否したが、正確な理由が報告されていない",
            )),
            Fit::Exact => {}
        }
        self.bench.recorder.refused(self.method);
        Ok(())
    }
}

/// How well a reported reason fits the right one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Fit {
    No,
    /// Right as far as it goes.
    Coarse,
    Exact,
}

fn fit(expected: &Reason, observed: &Reason, coarse_only: bool) -> Fit {
    // An expected status word that is not named may be any.
    let any_status =
        matches!((expected, observed), (Reason::CardError { status_word: None }, Reason::CardError { .. }));
    if expected == observed || any_status {
        return Fit::Exact;
    }
    let says_less = matches!(
        (expected, observed),
        (Reason::WrongPin { .. }, Reason::WrongPin { tries_left: None })
            | (Reason::CardError { .. }, Reason::CardError { status_word: None })
            | (Reason::Revoked { .. }, Reason::Revoked { reason_code: None })
    );
    if says_less || coarse_only { Fit::Coarse } else { Fit::No }
}

fn described<T>(outcome: &Outcome<T>) -> String {
    match outcome {
        Outcome::Done(_) => "done".to_owned(),
        Outcome::Refused(refusal) => reason_words(&refusal.reason),
    }
}

/// A reason in the protocol's words, data included.
pub(crate) fn reason_words(reason: &Reason) -> String {
    let data = match reason {
        Reason::WrongPin { tries_left: Some(tries) } => format!(" (tries_left {tries})"),
        Reason::CardError { status_word: Some(word) } => format!(" (status_word {word:04X})"),
        Reason::Revoked { reason_code: Some(code) } => format!(" (reason_code {code})"),
        _ => String::new(),
    };
    format!("refused: {}{data}", reason.code())
}

/// An answer of the wrong shape is a break of the protocol, quoted.
pub(crate) fn misshapen(method: &str, error: &serde_json::Error, value: &serde_json::Value) -> Stop {
    Stop::Iut(IutFault::Protocol {
        problem: format!("expected a result of `{method}` as its schema says: {error}"),
        line: value.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_without_its_data_fits_coarsely_and_another_reason_does_not_fit() {
        let expected = Reason::WrongPin { tries_left: Some(2) };
        assert_eq!(fit(&expected, &Reason::WrongPin { tries_left: Some(2) }, false), Fit::Exact);
        assert_eq!(fit(&expected, &Reason::WrongPin { tries_left: None }, false), Fit::Coarse);
        assert_eq!(fit(&expected, &Reason::WrongPin { tries_left: Some(1) }, false), Fit::No);
        assert_eq!(fit(&expected, &Reason::PinBlocked, false), Fit::No);
        assert_eq!(fit(&expected, &Reason::MalformedData, true), Fit::Coarse);
    }
}
