//! Exit codes. A pipeline may rely on them: a number never changes its meaning.

use std::process::ExitCode;

use sekisho_reports_log::Conclusion;

/// How the command ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// 0: the implementation conforms, or the command did what it was asked.
    Conforming = 0,
    /// 1: the implementation does not conform.
    NotConforming = 1,
    /// 2: the command line, or a file it names, cannot be understood. (The argument parser uses 2 as well.)
    Usage = 2,
    /// 3: too little was seen, it points both ways, or an exception no longer applies.
    Inconclusive = 3,
    /// 4: the bench itself went wrong; the run says nothing.
    BenchError = 4,
    /// 5: something that the machine must have is missing or refused: a program, a file, a permission.
    Environment = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<Conclusion> for Exit {
    fn from(conclusion: Conclusion) -> Self {
        match conclusion {
            Conclusion::Conforming => Self::Conforming,
            Conclusion::NotConforming => Self::NotConforming,
            Conclusion::UnstableOrInconclusive => Self::Inconclusive,
            Conclusion::BenchError => Self::BenchError,
        }
    }
}

/// The table for `--help`.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  conforming, or done
  1  not conforming
  2  the command line or a file it names cannot be understood
  3  unstable or inconclusive: nothing passed, or an exception no longer applies
  4  the bench itself went wrong
  5  the machine lacks something: a program, a file, a permission";
