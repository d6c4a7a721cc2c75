//! Python's package `cryptography`, through a small program of ours in `programs/`.

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// A Python with the package. It has no check of revocation, so for a CRL and for an OCSP response the path is left out.
#[derive(Debug, Clone)]
pub struct PythonCryptography {
    /// The interpreter.
    python: String,
}

const SOURCE: (&str, &str) = ("cryptography_judge.py", include_str!("../programs/cryptography_judge.py"));

impl PythonCryptography {
    /// The package of this interpreter.
    #[must_use]
    pub fn of(python: &str) -> Self {
        Self { python: python.to_owned() }
    }
}

impl Judge for PythonCryptography {
    fn name(&self) -> &'static str {
        "Python cryptography"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(&self.python, SOURCE)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        job::ask(&self.python, &[], SOURCE, exhibits)
    }
}
