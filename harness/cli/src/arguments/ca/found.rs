//! The command lines that found generations and give them up.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use sekisho_ca_sim::{Names, keys::SignatureAlgorithm};

use super::{GenerationName, Lines};
use crate::arguments::instant;

#[derive(Debug, Args)]
pub(crate) struct CaInit {
    /// The authority's file. Nothing is overwritten.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// How many generations overlap, up to 8. The newest begins now, each other one some years before the next.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(crate) generations: u8,
    /// How the authority signs; what the settings say if absent.
    #[arg(long, value_enum)]
    pub(crate) algorithm: Option<Algorithm>,
    /// Whose names it bears; what the settings say if absent.
    #[arg(long, value_enum)]
    pub(crate) names: Option<Environment>,
    /// Settings that differ from the default: the part `settings` of an authority's file (JSON), or a part of that.
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Beginning of the newest generation; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CaRollOver {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The authority that gets another key.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) line: Lines,
    /// How this and later generations sign; as the settings say if absent.
    #[arg(long, value_enum)]
    pub(crate) algorithm: Option<Algorithm>,
    /// Beginning of the generation; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

#[derive(Debug, Args)]
pub(crate) struct CaCompromise {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The generation whose key is lost; of a line alone the newest that is in force.
    #[arg(value_name = "LINE[:GENERATION]")]
    pub(crate) generation: GenerationName,
    /// When; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

/// How an authority signs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Algorithm {
    /// RSA-2048 with SHA-256, as today.
    Rsa,
    /// ECDSA on P-384 with SHA-384, as announced for 2028.
    P384,
}

impl From<Algorithm> for SignatureAlgorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Rsa => Self::Sha256WithRsa,
            Algorithm::P384 => Self::EcdsaWithSha384,
        }
    }
}

/// Whose names an authority bears.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Environment {
    /// O=JPKI-TEST and the policies of the test environment.
    Test,
    /// O=JPKI and genuine policies. The keys are published test keys all the same.
    Production,
}

impl From<Environment> for Names {
    fn from(environment: Environment) -> Self {
        match environment {
            Environment::Test => Self::test(),
            Environment::Production => Self::production_shape(),
        }
    }
}
