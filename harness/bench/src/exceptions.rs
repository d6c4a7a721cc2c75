//! Known divergences that an operator has accepted for a time.

use glob::Pattern;
use jiff::civil::Date;
use sekisho_reports_log::{CaseFinished, Exception};
use serde::Deserialize;

use crate::Case;

/// An exceptions file that cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ExceptionsError {
    /// Not TOML, or not of the right shape.
    #[error(
        "expected `[[exception]]` tables with `cases` (a glob over case ids), `reason`, `owner` and `expires` (YYYY-MM-DD): {problem}"
    )]
    Shape {
        /// What the parser said, with line and column.
        problem: String,
    },
    /// A glob cannot be read.
    #[error("exception {number}: `{cases}` is not a glob over case ids: {problem}")]
    Glob {
        /// Which exception, from 1.
        number: usize,
        /// The text.
        cases: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A date cannot be read, or a text is missing.
    #[error("exception {number}: expected {expected} in `{field}`, got `{got}`")]
    Field {
        /// Which exception, from 1.
        number: usize,
        /// Which field.
        field: &'static str,
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        got: String,
    },
}

/// The exceptions of a run, and which of them were of use.
#[derive(Clone, Debug, Default)]
pub struct Exceptions {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    exception: Exception,
    pattern: Pattern,
    in_force: bool,
    used: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exception: Vec<Exception>,
}

impl Exceptions {
    /// Reads an exceptions file as it stands on a day.
    ///
    /// # Errors
    /// [`ExceptionsError`].
    pub fn parse(text: &str, as_of: Date) -> Result<Self, ExceptionsError> {
        let file: File = toml::from_str(text).map_err(|error| ExceptionsError::Shape { problem: error.to_string() })?;
        let entries = file.exception.into_iter().enumerate().map(|(index, exception)| {
            let number = index + 1;
            for (field, got) in [("reason", &exception.reason), ("owner", &exception.owner)] {
                if got.trim().is_empty() {
                    let expected = "a text";
                    return Err(ExceptionsError::Field { number, field, expected, got: got.clone() });
                }
            }
            let expires: Date = exception.expires.parse().map_err(|_| ExceptionsError::Field {
                number,
                field: "expires",
                expected: "a date YYYY-MM-DD",
                got: exception.expires.clone(),
            })?;
            let pattern = Pattern::new(&exception.cases).map_err(|error| ExceptionsError::Glob {
                number,
                cases: exception.cases.clone(),
                problem: error.to_string(),
            })?;
            Ok(Entry { exception, pattern, in_force: as_of <= expires, used: false })
        });
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }

    /// Puts the exception that covers a finding beside it.
    pub(crate) fn apply(&mut self, finished: &mut CaseFinished) {
        if !finished.verdict.is_finding() {
            return;
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.in_force && entry.pattern.matches(&finished.case)) {
            entry.used = true;
            finished.exception.get_or_insert_with(|| entry.exception.clone());
        }
    }

    /// The exceptions that covered nothing, or are past their day. One that is only about cases that were left out of this
    /// run is not judged.
    pub(crate) fn stale(&self, run: &[&Case], all: &[&Case]) -> Vec<Exception> {
        let covers = |entry: &&Entry, cases: &[&Case]| cases.iter().any(|case| entry.pattern.matches(case.id));
        let judged = self.entries.iter().filter(|entry| covers(entry, run) || !covers(entry, all));
        judged.filter(|entry| !entry.used).map(|entry| entry.exception.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use sekisho_reports_log::Verdict;

    use super::*;

    const FILE: &str =
        "[[exception]]\ncases = \"reader.*\"\nreason = \"known\"\nowner = \"card team\"\nexpires = \"2026-12-31\"\n";

    fn finished(case: &str, verdict: Verdict) -> CaseFinished {
        CaseFinished { case: case.to_owned(), verdict, reason: None, exception: None }
    }

    #[test]
    fn an_exception_covers_a_finding_until_the_end_of_its_last_day() {
        for (as_of, covered) in [(date(2026, 12, 31), true), (date(2027, 1, 1), false)] {
            let mut exceptions = Exceptions::parse(FILE, as_of).unwrap();
            let mut case = finished("reader.card.unknown", Verdict::Fail);
            exceptions.apply(&mut case);
            assert_eq!(case.exception.is_some(), covered, "{as_of}");
            assert_eq!(exceptions.stale(&all(), &all()).len(), usize::from(!covered));
        }
    }

    #[test]
    fn an_exception_that_covers_only_passes_is_stale() {
        let mut exceptions = Exceptions::parse(FILE, date(2026, 11, 1)).unwrap();
        exceptions.apply(&mut finished("reader.card.unknown", Verdict::Pass));
        exceptions.apply(&mut finished("verify.right.both", Verdict::Fail));
        assert_eq!(exceptions.stale(&all(), &all()).len(), 1);
    }

    #[test]
    fn an_exception_about_cases_that_were_left_out_is_not_judged_but_one_about_no_case_at_all_is() {
        let exceptions = Exceptions::parse(FILE, date(2026, 11, 1)).unwrap();
        let left_out: Vec<&Case> = all().into_iter().filter(|case| case.suite() != "reader").collect();
        assert_eq!(exceptions.stale(&left_out, &all()).len(), 0);
        let misspelt = Exceptions::parse(&FILE.replace("reader.", "raeder."), date(2026, 11, 1)).unwrap();
        assert_eq!(misspelt.stale(&left_out, &all()).len(), 1);
    }

    #[test]
    fn two_exceptions_that_cover_one_finding_are_both_of_use() {
        let both = format!("{FILE}{}", FILE.replace("reader.*", "reader.card.*"));
        let mut exceptions = Exceptions::parse(&both, date(2026, 11, 1)).unwrap();
        exceptions.apply(&mut finished("reader.card.unknown", Verdict::Fail));
        assert_eq!(exceptions.stale(&all(), &all()).len(), 0);
    }

    fn all() -> Vec<&'static Case> {
        crate::cases::all().collect()
    }

    #[test]
    fn a_file_with_a_wrong_date_or_an_unknown_field_says_where() {
        let wrong_date = FILE.replace("2026-12-31", "soon");
        assert!(matches!(
            Exceptions::parse(&wrong_date, date(2026, 1, 1)),
            Err(ExceptionsError::Field { number: 1, field: "expires", .. })
        ));
        assert!(matches!(
            Exceptions::parse("[[exception]]\nglob = \"x\"\n", date(2026, 1, 1)),
            Err(ExceptionsError::Shape { .. })
        ));
        assert!(matches!(
            Exceptions::parse(&FILE.replace("reader.*", "reader.["), date(2026, 1, 1)),
            Err(ExceptionsError::Glob { number: 1, .. })
        ));
    }
}
