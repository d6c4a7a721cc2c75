//! One timed block, and its line of CSV.

use std::fmt;
use std::num::ParseFloatError;
use std::num::ParseIntError;
use std::str::FromStr;

use crate::operation::Operation;

/// Who was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The card in this process.
    Card,
    /// The card in this process, with a tracer that throws every record away.
    TracedCard,
    /// The command `openssl speed`.
    OpensslSpeed,
    /// The card in a reader of pcscd.
    CardInReader,
    /// The responder that answers at once, in a reader of the same pcscd.
    EchoInReader,
}

impl Subject {
    const ALL: [Self; 5] = [Self::Card, Self::TracedCard, Self::OpensslSpeed, Self::CardInReader, Self::EchoInReader];

    const fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::TracedCard => "card, traced",
            Self::OpensslSpeed => "openssl speed",
            Self::CardInReader => "card in reader",
            Self::EchoInReader => "echo in reader",
        }
    }
}

/// One timed block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// What was repeated.
    pub operation: Operation,
    /// By whom.
    pub subject: Subject,
    /// Samples with the same round and operation were taken one after the other and make a ratio.
    pub round: u32,
    /// Times that the operation was repeated.
    pub count: u32,
    /// Wall-clock seconds.
    pub seconds: f64,
}

/// A line that is no sample.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SampleError {
    /// Too few or too many fields.
    #[error("expected 5 fields parted by semicolons, got {got}")]
    Fields {
        /// Fields in the line.
        got: usize,
    },
    /// An operation or subject that is not measured here.
    #[error("expected the name of an operation or a subject, got {got:?}")]
    Name {
        /// The field.
        got: String,
    },
    /// Not a whole number.
    #[error(transparent)]
    Whole(#[from] ParseIntError),
    /// Not a number.
    #[error(transparent)]
    Number(#[from] ParseFloatError),
}

impl Sample {
    /// The first line of a CSV file.
    pub const CSV_HEADER: &str = "operation;subject;round;count;seconds";

    /// Operations in a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        f64::from(self.count) / self.seconds
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, subject, round, count, seconds } = self;
        write!(f, "{operation};{};{round};{count};{seconds:.9}", subject.name())
    }
}

impl FromStr for Sample {
    type Err = SampleError;

    fn from_str(line: &str) -> Result<Self, SampleError> {
        let fields: Vec<&str> = line.split(';').collect();
        let &[operation, subject, round, count, seconds] = fields.as_slice() else {
            return Err(SampleError::Fields { got: fields.len() });
        };
        let unknown = |got: &str| SampleError::Name { got: got.to_owned() };
        Ok(Self {
            operation: named(&Operation::ALL, operation, Operation::name).ok_or_else(|| unknown(operation))?,
            subject: named(&Subject::ALL, subject, Subject::name).ok_or_else(|| unknown(subject))?,
            round: round.parse()?,
            count: count.parse()?,
            seconds: seconds.parse()?,
        })
    }
}

fn named<T: Copy>(all: &[T], wanted: &str, name: impl Fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|candidate| name(*candidate) == wanted)
}
