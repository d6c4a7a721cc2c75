//! Java: the CertPath API of the platform, through a small program of ours in `programs/`.

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::job;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// `java`, which compiles and runs one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Java {
    /// Told that the application knows what to do with policy qualifiers (`setPolicyQualifiersRejected(false)`): what a
    /// verifier of JPKI has to say.
    TakingQualifiers,
    /// As it is by itself: it refuses qualifiers in a critical certificatePolicies.
    RejectingQualifiers,
}

const PROGRAM: &str = "java";
const SOURCE: (&str, &str) = ("CertPathJudge.java", include_str!("../programs/CertPathJudge.java"));

impl Judge for Java {
    fn name(&self) -> &'static str {
        "Java CertPath"
    }

    fn version(&self) -> Result<String, JudgeError> {
        job::version(PROGRAM, SOURCE)
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        let arguments: &[&str] = match self {
            Self::TakingQualifiers => &[],
            Self::RejectingQualifiers => &["rejecting-qualifiers"],
        };
        job::ask(PROGRAM, arguments, SOURCE, exhibits)
    }
}
