//! Python's package `cryptography`, through a small program of ours in `programs/`.

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::interpreter::Interpreter;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// A Python with the package. It has no check of revocation, so for a CRL and for an OCSP response the path is left out.
#[derive(Debug)]
pub struct PythonCryptography(Interpreter);

impl PythonCryptography {
    /// Starts this interpreter, which answers until this is dropped.
    ///
    /// # Errors
    /// [`JudgeError::Missing`] if it is not there.
    pub fn start(python: &str) -> Result<Self, JudgeError> {
        let source = include_str!("../programs/cryptography_judge.py");
        Interpreter::start(python, &[], "cryptography_judge.py", source).map(Self)
    }
}

impl Judge for PythonCryptography {
    fn name(&self) -> &'static str {
        "Python cryptography"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(&self.0)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        job::ask(&self.0, "", exhibits)
    }
}
