//! The card in this process, and the signature beside `openssl speed`.

use sekisho_card_sim::MemoryStore;

use crate::effort::Effort;
use crate::failure::Failure;
use crate::link::{InProcess, timed_block};
use crate::openssl_speed::openssl_speed;
use crate::operation::Operation;
use crate::sample::{Sample, Subject};
use crate::sample_card::{discard_trace, open_card, sample_card};

/// Operations that neither write nor sign.
const PLAIN: [Operation; 3] = [Operation::SelectApplication, Operation::SelectFile, Operation::ReadBinary];

/// Rates of single commands without and with a tracer that throws its records away, in turns. Call it inside
/// [`on_one_core`](crate::on_one_core).
///
/// # Errors
/// [`Failure`] if the card cannot be made or refuses.
pub fn apdu_rates(effort: &Effort) -> Result<Vec<Sample>, Failure> {
    let mut plain = InProcess::new(open_card(sample_card()?, MemoryStore)?);
    let mut traced = InProcess::new(discard_trace(open_card(sample_card()?, MemoryStore)?));
    let mut samples = Vec::new();
    for round in 0..effort.rounds {
        for operation in PLAIN {
            for (subject, link) in [(Subject::Card, &mut plain), (Subject::TracedCard, &mut traced)] {
                let count = effort.commands;
                let seconds = timed_block(link, operation, count)?;
                samples.push(Sample { operation, subject, round, count, seconds });
            }
        }
    }
    Ok(samples)
}

/// Rates of signatures through the card and of `openssl speed`, in turns, the first one changing from round to round.
/// Call it inside [`on_one_core`](crate::on_one_core).
///
/// # Errors
/// [`Failure`] if the card cannot be made or refuses, or if openssl does not run.
pub fn signature_rates(effort: &Effort) -> Result<Vec<Sample>, Failure> {
    let mut link = InProcess::new(open_card(sample_card()?, MemoryStore)?);
    let (operation, subject, count) = (Operation::Sign, Subject::Card, effort.signatures);
    let mut samples = Vec::new();
    for round in 0..effort.rounds {
        if round % 2 == 0 {
            samples.push(openssl_speed(round, effort.openssl_seconds)?);
        }
        let seconds = timed_block(&mut link, operation, count)?;
        samples.push(Sample { operation, subject, round, count, seconds });
        if round % 2 == 1 {
            samples.push(openssl_speed(round, effort.openssl_seconds)?);
        }
    }
    Ok(samples)
}
