//! How lines, generations and certificates are named on the command line.

use std::str::FromStr;

use clap::ValueEnum;
use sekisho_ca_sim::{self as ca_sim, CaError, Generation};

/// One of the two authorities.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Line {
    /// Signature certificates.
    Signature,
    /// User-authentication certificates.
    Authentication,
}

impl From<Line> for ca_sim::Line {
    fn from(line: Line) -> Self {
        match line {
            Line::Signature => Self::Signing,
            Line::Authentication => Self::Authentication,
        }
    }
}

/// One of the two authorities, or both.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Lines {
    /// Signature certificates.
    Signature,
    /// User-authentication certificates.
    Authentication,
    /// Both.
    #[default]
    Both,
}

impl Lines {
    /// Which, in the order in which they are always written.
    pub(crate) fn named(self) -> &'static [ca_sim::Line] {
        match self {
            Self::Signature => &[ca_sim::Line::Signing],
            Self::Authentication => &[ca_sim::Line::Authentication],
            Self::Both => &ca_sim::Line::BOTH,
        }
    }
}

/// A certificate by line and serial number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct CertificateName {
    pub(crate) line: Line,
    pub(crate) serial: u64,
}

impl FromStr for CertificateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || "expected LINE:SERIAL with LINE signature or authentication, such as signature:268435457";
        let (line, serial) = text.split_once(':').ok_or_else(expected)?;
        let line = <Line as ValueEnum>::from_str(line, true).map_err(|_| expected())?;
        Ok(Self { line, serial: serial.parse().map_err(|_| expected())? })
    }
}

/// A generation of a line, or the line alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct GenerationName {
    pub(crate) line: Line,
    pub(crate) generation: Option<Generation>,
}

impl FromStr for GenerationName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || {
            "expected LINE or LINE:GENERATION with LINE signature or authentication and GENERATION from 1, such as \
             signature:1"
        };
        let (line, number) = text.split_once(':').map_or((text, None), |(line, number)| (line, Some(number)));
        let line = <Line as ValueEnum>::from_str(line, true).map_err(|_| expected())?;
        let generation = number.map(generation).transpose().map_err(|_| expected())?;
        Ok(Self { line, generation })
    }
}

/// A generation by its number.
pub(super) fn generation(text: &str) -> Result<Generation, CaError> {
    Generation::try_from(text.to_owned())
}
