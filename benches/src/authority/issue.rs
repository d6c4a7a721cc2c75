//! Issuing beside `openssl speed`, on one core and on two.

use std::num::NonZeroUsize;

use sekisho_ca_sim::{Application, Authority, CaError};

use super::effort::AuthorityEffort;
use super::population::{applications, authority, partitions};
use crate::failure::Failure;
use crate::one_core::on_one_core;
use crate::openssl_speed::openssl_rate;
use crate::stopwatch::Stopwatch;

/// Rates in a second, round by round.
#[derive(Clone, Debug, Default)]
pub struct IssueSpeed {
    /// Certificates in each block.
    pub certificates: usize,
    /// Signatures of `openssl speed`, on one core.
    pub openssl: Vec<f64>,
    /// Certificates one at a time, on one core.
    pub single: Vec<f64>,
    /// Certificates as a batch with one thread, on one core.
    pub batch: Vec<f64>,
    /// Signatures of `openssl speed -multi 2`.
    pub openssl_two: Vec<f64>,
    /// Certificates as a batch with two threads.
    pub two: Vec<f64>,
}

/// Issues signing and authentication certificates in turns to different people.
///
/// # Errors
/// [`Failure`] if the authority or openssl fails.
pub fn issue_speed(effort: &AuthorityEffort) -> Result<IssueSpeed, Failure> {
    let founded = authority()?;
    let applications = applications(effort.certificates, &partitions(effort.partitions)?)?;
    // Keys are made ready and memory is asked for before anything counts.
    timed(&founded, &applications, batch(1))?;
    let mut speed = IssueSpeed { certificates: applications.len(), ..IssueSpeed::default() };
    for round in 0..effort.rounds {
        let openssl = |speed: &mut IssueSpeed| {
            speed.openssl.push(on_one_core(|| openssl_rate(effort.openssl_seconds, 1))?);
            speed.openssl_two.push(openssl_rate(effort.openssl_seconds, 2)?);
            Ok::<_, Failure>(())
        };
        if round % 2 == 0 {
            openssl(&mut speed)?;
        }
        speed.single.push(on_one_core(|| timed(&founded, &applications, one_by_one))?);
        speed.batch.push(on_one_core(|| timed(&founded, &applications, batch(1)))?);
        speed.two.push(timed(&founded, &applications, batch(2))?);
        if round % 2 == 1 {
            openssl(&mut speed)?;
        }
    }
    Ok(speed)
}

fn one_by_one(authority: &mut Authority, applications: &[Application]) -> Result<usize, CaError> {
    let mut octets = 0;
    for application in applications {
        octets += authority.issue(application)?.der.len();
    }
    Ok(octets)
}

fn batch(threads: usize) -> impl FnOnce(&mut Authority, &[Application]) -> Result<usize, CaError> {
    let threads = NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN);
    move |authority, applications| {
        Ok(authority.issue_all(applications, threads)?.iter().map(|certificate| certificate.der.len()).sum())
    }
}

/// Certificates in a second of wall-clock time, from an authority that has issued none yet.
fn timed(
    founded: &Authority,
    applications: &[Application],
    issue: impl FnOnce(&mut Authority, &[Application]) -> Result<usize, CaError>,
) -> Result<f64, Failure> {
    let mut authority = founded.clone();
    let stopwatch = Stopwatch::start();
    let octets = issue(&mut authority, applications)?;
    let seconds = stopwatch.seconds();
    std::hint::black_box(octets);
    Ok(applications.len() as f64 / seconds)
}
