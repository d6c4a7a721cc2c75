//! Python's package `cryptography`, through a small program of ours in `programs/`.

use std::sync::Arc;

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::interpreter::Interpreter;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// A Python with the package. It has no check of revocation, so for a CRL and for an OCSP response the path is left out.
#[derive(Debug, Clone)]
pub struct PythonCryptography {
    program: Arc<Interpreter>,
    taking_policies: bool,
}

impl PythonCryptography {
    /// Starts this interpreter, which answers until this is dropped.
    ///
    /// # Errors
    /// [`JudgeError::Missing`] if it is not there.
    pub fn start(python: &str) -> Result<Self, JudgeError> {
        let source = include_str!("../programs/cryptography_judge.py");
        let program = Interpreter::start(python, &[], "cryptography_judge.py", source)?;
        Ok(Self { program: Arc::new(program), taking_policies: false })
    }

    /// The same, told by an extension policy that the application knows certificatePolicies, and with no other rule for
    /// extensions of end entities.
    #[must_use]
    pub fn taking_policies(&self) -> Self {
        Self { program: Arc::clone(&self.program), taking_policies: true }
    }
}

impl Judge for PythonCryptography {
    fn name(&self) -> &'static str {
        "Python cryptography"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(&self.program)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        job::ask(&self.program, if self.taking_policies { "taking-policies" } else { "" }, exhibits)
    }
}
