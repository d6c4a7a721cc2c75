//! `pkilint`, a linter: it looks at one object and compares it with RFC 5280 and RFC 6960.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind};
use crate::interpreter::Interpreter;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// A Python with the package. It accepts an object with no finding from NOTICE up but what `lint/pkilint.toml` allows,
/// each with a reason. A certificate is looked at alone and beside its issuer.
#[derive(Debug)]
pub struct Pkilint {
    program: Interpreter,
    allowances: Vec<Allowance>,
}

/// A finding that may be made in a good object, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The code of the finding.
    pub code: String,
    /// The kind of objects in which it may be found.
    pub kind: Kind,
    /// The good objects in which it is found, by their names.
    pub objects: BTreeSet<String>,
    /// Why the object stays as it is.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowances {
    finding: Vec<Allowance>,
}

const ALLOWANCES: &str = include_str!("../lint/pkilint.toml");

impl Pkilint {
    /// Starts this interpreter, which answers until this is dropped, with the committed list of what it may find.
    ///
    /// # Errors
    /// [`JudgeError::Allowances`] if that list is damaged, [`JudgeError::Missing`] if the interpreter is not there.
    pub fn start(python: &str) -> Result<Self, JudgeError> {
        let allowances: Allowances = toml::from_str(ALLOWANCES)
            .map_err(|error| JudgeError::Allowances { problem: error.message().to_owned() })?;
        let source = include_str!("../programs/pkilint_judge.py");
        let program = Interpreter::start(python, &[], "pkilint_judge.py", source)?;
        Ok(Self { program, allowances: allowances.finding })
    }

    /// What it may find in good objects.
    #[must_use]
    pub fn allowances(&self) -> &[Allowance] {
        &self.allowances
    }

    /// The codes of everything that it finds in each object, in their order, what is allowed included.
    ///
    /// # Errors
    /// As [`Judge::verdicts`].
    pub fn findings(&self, exhibits: &[Exhibit]) -> Result<Vec<BTreeSet<String>>, JudgeError> {
        let opinions = job::ask(&self.program, "", exhibits)?;
        let codes = opinions.into_iter().map(|opinion| match opinion {
            Opinion::Refuses(codes) => codes.split(' ').map(str::to_owned).collect(),
            Opinion::Accepts | Opinion::NotApplicable => BTreeSet::new(),
        });
        Ok(codes.collect())
    }

    fn allows(&self, kind: Kind, code: &str) -> bool {
        self.allowances.iter().any(|allowance| allowance.kind == kind && allowance.code == code)
    }
}

impl Judge for Pkilint {
    fn name(&self) -> &'static str {
        "pkilint"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(&self.program)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        let findings = self.findings(exhibits)?;
        let opinions = exhibits.iter().zip(findings).map(|(exhibit, codes)| {
            let codes: Vec<&str> =
                codes.iter().map(String::as_str).filter(|code| !self.allows(exhibit.kind, code)).collect();
            if codes.is_empty() { Opinion::Accepts } else { Opinion::refusal(&codes.join(", ")) }
        });
        Ok(opinions.collect())
    }
}
