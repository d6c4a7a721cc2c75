//! Java: the CertPath API of the platform, through a small program of ours in `programs/`.

use std::sync::Arc;

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::interpreter::Interpreter;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// `java`, which compiles our source file and then answers until this is dropped.
#[derive(Debug, Clone)]
pub struct Java {
    program: Arc<Interpreter>,
    rejecting_qualifiers: bool,
}

impl Java {
    /// Starts it, and tells it that the application knows what to do with policy qualifiers
    /// (`setPolicyQualifiersRejected(false)`): what a verifier of JPKI has to say.
    ///
    /// # Errors
    /// [`JudgeError::Missing`] if it is not there.
    pub fn start() -> Result<Self, JudgeError> {
        // A short-lived program is done before the better compiler has paid.
        let options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
        let source = include_str!("../programs/CertPathJudge.java");
        let program = Interpreter::start("java", &options, "CertPathJudge.java", source)?;
        Ok(Self { program: Arc::new(program), rejecting_qualifiers: false })
    }

    /// The same, as it is by itself: it refuses qualifiers in a critical certificatePolicies.
    #[must_use]
    pub fn rejecting_qualifiers(&self) -> Self {
        Self { program: Arc::clone(&self.program), rejecting_qualifiers: true }
    }
}

impl Judge for Java {
    fn name(&self) -> &'static str {
        "Java CertPath"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(&self.program)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        job::ask(&self.program, if self.rejecting_qualifiers { "rejecting-qualifiers" } else { "" }, exhibits)
    }
}
