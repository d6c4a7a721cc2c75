//! The figures as Markdown.

use std::fmt;

use crate::figure::{Whole, verdict};
use crate::machine::Machine;
use crate::operation::Operation;
use crate::sample::{Sample, Subject};
use crate::statistics::{Spread, rates, ratios};

/// Commands a second and core that SELECT and READ BINARY of 256 bytes shall reach without a trace.
const LEAST_RATE: f64 = 1_000_000.0;
/// Part of the rate of `openssl speed` that signatures shall reach.
const LEAST_OF_OPENSSL: f64 = 0.95;
/// What the card may take longer than the echo responder, of the time of the latter.
const MOST_ADDED: f64 = 0.10;

/// A measurement, to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The day, as it shall be printed.
    pub date: &'a str,
    /// Where the raw data lie.
    pub raw_data: &'a str,
    /// Where and with what it was measured.
    pub machine: &'a Machine,
    /// Everything that was measured.
    pub samples: &'a [Sample],
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Measured on {}. Raw data: `{}`.", self.date, self.raw_data)?;
        if let Some(warning) = self.machine.warning() {
            writeln!(f, "\n{warning}")?;
        }
        if !self.machine.has_one_openssl() {
            writeln!(
                f,
                "\n**The card and `openssl speed` used different versions of OpenSSL: their ratio says little.**"
            )?;
        }
        writeln!(f, "\nFigures are medians, with the smallest and the largest value in brackets.")?;
        self.in_process(f)?;
        self.signature(f)?;
        self.through_pcscd(f)?;
        write!(f, "\n### Machine\n\n{}", self.machine)
    }
}

impl Report<'_> {
    fn in_process(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### Single commands in process, on one core\n")?;
        writeln!(f, "| command | per second, trace off | per second, trace on | goal, trace off | |")?;
        writeln!(f, "| --- | --- | --- | --- | --- |")?;
        for operation in Operation::ALL {
            let [Some(plain), Some(traced)] =
                [Subject::Card, Subject::TracedCard].map(|subject| rates(self.samples, operation, subject))
            else {
                continue;
            };
            let verdict = verdict(plain.median >= LEAST_RATE);
            let goal = Whole(LEAST_RATE);
            writeln!(f, "| {operation} | {} | {} | at least {goal} | {verdict} |", Rate(plain), Rate(traced))?;
        }
        Ok(())
    }

    fn signature(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = |subject| rates(self.samples, Operation::Sign, subject);
        let ratio = ratios(self.samples, Operation::Sign, Subject::Card, Subject::OpensslSpeed);
        let (Some(card), Some(peer), Some(ratio)) = (rate(Subject::Card), rate(Subject::OpensslSpeed), ratio) else {
            return Ok(());
        };
        writeln!(f, "\n### RSA-2048 signatures, on one core\n")?;
        writeln!(
            f,
            "| through the card, per second | `openssl speed`, per second | ratio, {} rounds | goal | |",
            ratio.count
        )?;
        writeln!(f, "| --- | --- | --- | --- | --- |")?;
        let verdict = verdict(ratio.median >= LEAST_OF_OPENSSL);
        let goal = LEAST_OF_OPENSSL * 100.0;
        writeln!(f, "| {} | {} | {} | at least {goal:.0} % | {verdict} |", Rate(card), Rate(peer), Percent(ratio))
    }

    fn through_pcscd(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### Through pcscd, beside a responder that answers at once\n")?;
        writeln!(f, "| command | card, per second | echo, per second | card takes longer by | pairs | goal | |")?;
        writeln!(f, "| --- | --- | --- | --- | --- | --- | --- |")?;
        for (operation, card, echo) in self.pairs(false) {
            let Some(ratio) = ratios(self.samples, operation, Subject::EchoInReader, Subject::CardInReader) else {
                continue;
            };
            let added = ratio.map(|ratio| ratio - 1.0);
            let (goal, verdict) = (MOST_ADDED * 100.0, verdict(added.median <= MOST_ADDED));
            let (card, echo, pairs) = (Rate(card), Rate(echo), added.count);
            writeln!(
                f,
                "| {operation} | {card} | {echo} | {} | {pairs} | at most {goal:.0} % | {verdict} |",
                Percent(added)
            )?;
        }
        writeln!(f, "\n### Through pcscd, commands that write the card's file\n")?;
        writeln!(f, "| command | card, ms | echo, ms | pairs |\n| --- | --- | --- | --- |")?;
        for (operation, card, echo) in self.pairs(true) {
            writeln!(f, "| {operation} | {} | {} | {} |", Milliseconds(card), Milliseconds(echo), card.count)?;
        }
        Ok(())
    }

    /// Operations that were measured in both readers, with the rates of the card and of the echo responder.
    fn pairs(&self, writing: bool) -> impl Iterator<Item = (Operation, Spread, Spread)> {
        Operation::ALL.into_iter().filter(move |operation| operation.writes() == writing).filter_map(|operation| {
            let rate = |subject| rates(self.samples, operation, subject);
            Some((operation, rate(Subject::CardInReader)?, rate(Subject::EchoInReader)?))
        })
    }
}

struct Rate(Spread);

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spread { median, least, most, .. } = self.0;
        write!(f, "{} ({} to {})", Whole(median), Whole(least), Whole(most))
    }
}

/// Time of one operation, from a rate.
struct Milliseconds(Spread);

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, least, most] = [self.0.median, self.0.most, self.0.least].map(|rate| 1000.0 / rate);
        write!(f, "{median:.3} ({least:.3} to {most:.3})")
    }
}

struct Percent(Spread);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spread { median, least, most, .. } = self.0.map(|part| part * 100.0);
        write!(f, "{median:.1} % ({least:.1} to {most:.1})")
    }
}
