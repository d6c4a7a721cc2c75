//! The figures of the authority as Markdown.

use std::fmt;

use super::AuthoritySpeed;
use super::daily_run::DailyRun;
use super::wrk::Load;
use crate::figure::{Figure, median, ratios, verdict};
use crate::machine::Machine;
use crate::statistics::Spread;

/// Part of the rate of `openssl speed` that issuing shall reach on one core.
const LEAST_ISSUED: f64 = 0.90;
/// Part of the scaling of `openssl speed -multi 2` that issuing on two cores shall reach.
const LEAST_SCALING: f64 = 0.90;
/// Seconds that the daily run over the larger population may take.
const MOST_RUN: f64 = 5.0;
/// Part of the rate of `openssl speed` that fresh answers shall reach.
const LEAST_FRESH: f64 = 0.85;
/// Times that pre-produced answers shall be faster than those of `openssl ocsp`.
const LEAST_AHEAD: f64 = 10.0;
/// Part of the rate with few certificates that shall be left with a hundred times as many: flat, but for memory that no
/// longer stays in the processor's cache.
const LEAST_FLAT: f64 = 0.9;

/// Figures, goals and machine, to be printed.
#[derive(Clone, Copy, Debug)]
pub struct AuthorityReport<'a> {
    /// Everything that was measured.
    pub speed: &'a AuthoritySpeed,
    /// Where and with what.
    pub machine: &'a Machine,
}

impl fmt::Display for AuthorityReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(warning) = self.machine.warning() {
            writeln!(f, "{warning}\n")?;
        }
        if !self.machine.has_one_openssl() {
            writeln!(
                f,
                "**The authority and the `openssl` command used different versions of OpenSSL: their ratios say little.**\n"
            )?;
        }
        writeln!(
            f,
            "Figures are medians, with the smallest and the largest value in brackets; ratios are taken round by"
        )?;
        writeln!(f, "round.\n")?;
        self.goals(f)?;
        self.issuing(f)?;
        self.runs(f)?;
        self.ocsp(f)?;
        write!(f, "\n### Machine of these figures\n\n{}", self.machine)?;
        writeln!(f, "| load | {} |", self.speed.ocsp.wrk.as_deref().unwrap_or("unknown"))
    }
}

impl AuthorityReport<'_> {
    fn goals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | figure | goal | |\n| --- | --- | --- | --- |")?;
        let least = |f: &mut fmt::Formatter<'_>, what: &str, ratio: Option<Spread>, least: f64, percent: bool| {
            let met = verdict(ratio.is_some_and(|ratio| ratio.median >= least));
            let (scale, unit) = if percent { (100.0, " %") } else { (1.0, "") };
            writeln!(f, "| {what} | {}{unit} | at least {}{unit} | {met} |", Figure(ratio, scale), least * scale)
        };
        let issue = &self.speed.issue;
        let single = ratios(&issue.single, &issue.openssl);
        least(f, "issuing on one core, of the signatures of `openssl speed`", single, LEAST_ISSUED, true)?;
        let ours: Vec<f64> = issue.two.iter().zip(&issue.batch).map(|(two, one)| two / one).collect();
        let theirs: Vec<f64> = issue.openssl_two.iter().zip(&issue.openssl).map(|(two, one)| two / one).collect();
        let scaling = ratios(&ours, &theirs);
        least(f, "scaling to two cores, of that of `openssl speed -multi 2`", scaling, LEAST_SCALING, false)?;
        let [_, run] = &self.speed.runs;
        let (seconds, met) = (Figure::of(&run.seconds, 1.0), verdict(median(&run.seconds) < MOST_RUN));
        let (lists, certificates) = (run.lists, run.certificates);
        writeln!(
            f,
            "| daily run, {lists} lists, {certificates} certificates, seconds on two cores | {seconds} | under {MOST_RUN} | {met} |"
        )?;
        let ocsp = &self.speed.ocsp;
        let [fewer, more] = &ocsp.ours;
        let fresh = ratios(&rates(&more.fresh), &ocsp.openssl_signatures);
        least(f, "fresh OCSP answers, of the signatures of `openssl speed`", fresh, LEAST_FRESH, true)?;
        let openssl = rates(&ocsp.openssl);
        let (kept, closed) = (ratios(&rates(&more.ahead), &openssl), ratios(&rates(&more.ahead_closed), &openssl));
        least(f, "pre-produced answers, connections kept, times `openssl ocsp`", kept, LEAST_AHEAD, false)?;
        writeln!(
            f,
            "| pre-produced answers, a connection per request, times `openssl ocsp` | {} | none | |",
            Figure(closed, 1.0)
        )?;
        let flat = |pick: fn(&super::ocsp::Answering) -> &Vec<Load>| ratios(&rates(pick(more)), &rates(pick(fewer)));
        let (many, few) = (more.certificates, fewer.certificates);
        let what = format!("fresh answers from {many} certificates, of the rate from {few}");
        least(f, &what, flat(|answering| &answering.fresh), LEAST_FLAT, false)?;
        let what = format!("pre-produced answers from {many} certificates, of the rate from {few}");
        least(f, &what, flat(|answering| &answering.ahead), LEAST_FLAT, false)
    }

    fn issuing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let issue = &self.speed.issue;
        writeln!(f, "\n### Issuing\n\n| per second, blocks of {} | one core | two cores |", issue.certificates)?;
        writeln!(f, "| --- | --- | --- |")?;
        let rate = |values: &[f64]| Figure::of(values, 1.0);
        writeln!(
            f,
            "| `openssl speed rsa2048`, signatures | {} | {} |",
            rate(&issue.openssl),
            rate(&issue.openssl_two)
        )?;
        writeln!(f, "| `Authority::issue`, certificates | {} | |", rate(&issue.single))?;
        writeln!(f, "| `Authority::issue_all`, certificates | {} | {} |", rate(&issue.batch), rate(&issue.two))
    }

    fn runs(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### Daily run, on two threads\n")?;
        writeln!(
            f,
            "| certificates | entries | lists | octets | seconds | of which signatures at least | seconds with a file each |"
        )?;
        writeln!(f, "| --- | --- | --- | --- | --- | --- | --- |")?;
        for run in self.speed.runs.iter().chain([&self.speed.entries_alone]) {
            let DailyRun { certificates, entries, lists, octets, .. } = run;
            let [seconds, signatures, files] =
                [&run.seconds, &run.signatures, &run.with_files].map(|values| Figure::of(values, 1.0));
            writeln!(f, "| {certificates} | {entries} | {lists} | {octets} | {seconds} | {signatures} | {files} |")?;
        }
        Ok(())
    }

    fn ocsp(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ocsp = &self.speed.ocsp;
        writeln!(f, "\n### OCSP over HTTP, one core for the server, {} connections\n", ocsp.connections)?;
        writeln!(f, "| server | certificates | answers per second | median, ms | 99th percentile, ms | octets |")?;
        writeln!(f, "| --- | --- | --- | --- | --- | --- |")?;
        let row = |f: &mut fmt::Formatter<'_>, who: &str, certificates: &str, loads: &[Load]| {
            let [rate, half, most, octets] = [
                |load: &Load| load.rate,
                |load: &Load| load.median,
                |load: &Load| load.percentile_99,
                |load: &Load| load.octets,
            ]
            .map(|pick| loads.iter().map(pick).collect::<Vec<_>>());
            let (rate, half, most) = (Figure::of(&rate, 1.0), Figure::of(&half, 1.0), Figure::of(&most, 1.0));
            let octets = median(&octets);
            writeln!(f, "| {who} | {certificates} | {rate} | {half} | {most} | {octets:.0} |")
        };
        for ours in &ocsp.ours {
            let certificates = ours.certificates.to_string();
            row(f, "ours, fresh", &certificates, &ours.fresh)?;
            row(f, "ours, pre-produced", &certificates, &ours.ahead)?;
            row(f, "ours, pre-produced, a connection per request", &certificates, &ours.ahead_closed)?;
        }
        row(f, "`openssl ocsp`, a connection per request", "", &ocsp.openssl)?;
        let signatures = Figure::of(&ocsp.openssl_signatures, 1.0);
        writeln!(f, "| `openssl speed rsa2048`, signatures | | {signatures} | | | |")?;
        let (ahead, [_, more]) = (Figure::of(&ocsp.pre_production, 1.0), &ocsp.ours);
        writeln!(
            f,
            "| ours, signing answers ahead on two cores, without HTTP | {} | {ahead} | | | |",
            more.certificates
        )
    }
}

pub(super) fn rates(loads: &[Load]) -> Vec<f64> {
    loads.iter().map(|load| load.rate).collect()
}
