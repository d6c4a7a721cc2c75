//! What follows from the measurements for a hundred million certificates, as Markdown.

use std::fmt;

use super::AuthoritySpeed;
use super::daily_run::DailyRun;
use super::report::rates;
use crate::figure::{Number, median};
use crate::machine::Machine;

/// Certificates of the estimate.
const NATIONAL: f64 = 100e6;
/// Part of them that is revoked, as in the measured populations.
const REVOKED: f64 = 0.05;
/// Seconds between two snapshots of the status service.
const SNAPSHOT_SECONDS: f64 = 900.0;
/// Part of all certificates that a large municipality has: of 124 million people, some 0.9 million live in the largest ward.
const LARGEST_PARTITION: f64 = 0.0075;
const GIB: f64 = (1 << 30) as f64;
const MIB: f64 = (1 << 20) as f64;

/// An estimate from measured slopes, to be printed.
#[derive(Clone, Copy, Debug)]
pub struct NationalReport<'a> {
    /// Everything that was measured.
    pub speed: &'a AuthoritySpeed,
    /// Where and with what.
    pub machine: &'a Machine,
}

/// What a daily run takes without any entry, and for each.
struct Slope {
    lists: f64,
    seconds: f64,
    seconds_per_entry: f64,
    octets_per_list: f64,
    octets_per_entry: f64,
}

impl Slope {
    /// Octets from the two runs with many lists, time for each entry from the run that has hardly any list.
    fn of([fewer, more]: &[DailyRun; 2], entries_alone: &DailyRun) -> Self {
        let entries = more.entries as f64 - fewer.entries as f64;
        let octets_per_entry = (more.octets as f64 - fewer.octets as f64) / entries;
        let seconds_per_entry = median(&entries_alone.seconds) / entries_alone.entries as f64;
        let lists = more.lists as f64;
        Self {
            lists,
            seconds: (median(&more.seconds) - seconds_per_entry * more.entries as f64).max(0.0),
            seconds_per_entry,
            octets_per_list: (more.octets as f64 - octets_per_entry * more.entries as f64) / lists,
            octets_per_entry,
        }
    }
}

impl fmt::Display for NationalReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slope = Slope::of(&self.speed.runs, &self.speed.entries_alone);
        if let Some(warning) = self.machine.warning() {
            writeln!(f, "{warning}\n")?;
        }
        self.measured(f, &slope)?;
        self.extrapolated(f, &slope)?;
        self.split(f, &slope)?;
        write!(f, "\nOn:\n\n{}", self.machine)
    }
}

impl NationalReport<'_> {
    fn measured(&self, f: &mut fmt::Formatter<'_>, slope: &Slope) -> fmt::Result {
        let (sizes, issue, ocsp) = (&self.speed.sizes, &self.speed.issue, &self.speed.ocsp);
        let ([_, ours], [fewer, more]) = (&ocsp.ours, &self.speed.runs);
        writeln!(f, "### Measured\n\n| what | figure | from |\n| --- | --- | --- |")?;
        let mut row = |what: &str, figure: f64, from: &str| writeln!(f, "| {what} | {} | {from} |", Number(figure));
        let block = format!("blocks of {} certificates", issue.certificates);
        row("certificates issued in a second, one core", median(&issue.single), &block)?;
        row("certificates issued in a second, two cores", median(&issue.two), &block)?;
        row("octets of a certificate, mean of both lines", sizes.certificate, &block)?;
        row("octets of the state file, a certificate", sizes.state_file, &block)?;
        row("octets of the state in memory, a certificate", sizes.state_memory, &block)?;
        let population = format!("a snapshot of {} certificates, 5 % revoked", more.certificates);
        row("octets of a snapshot in memory, a certificate", sizes.snapshot_memory, &population)?;
        let from = format!("daily runs over {} and {} certificates", fewer.certificates, more.certificates);
        row("seconds of a daily run without entries, two cores", slope.seconds, &from)?;
        let alone = format!("a daily run over {} certificates in one partition", more.certificates);
        row("nanoseconds of a daily run for each entry, two cores", slope.seconds_per_entry * 1e9, &alone)?;
        row("octets of a list without entries", slope.octets_per_list, &from)?;
        row("octets of an entry", slope.octets_per_entry, &from)?;
        row("octets of an entry in a combined list", sizes.combined_entry, &population)?;
        row("nanoseconds of a combined list for each entry, one core", sizes.combined_seconds * 1e9, &population)?;
        let load = "OCSP over HTTP on the loopback interface";
        row("fresh OCSP answers in a second, one core", median(&rates(&ours.fresh)), load)?;
        row("pre-produced OCSP answers in a second, one core", median(&rates(&ours.ahead)), load)?;
        let ahead = format!("answers about some of {} certificates", ours.certificates);
        row("OCSP answers signed ahead in a second, two cores", median(&ocsp.pre_production), &ahead)?;
        let octets: Vec<f64> = ours.ahead.iter().map(|load| load.octets).collect();
        row("octets of a pre-produced answer with the head of HTTP", median(&octets), load)
    }

    fn extrapolated(&self, f: &mut fmt::Formatter<'_>, slope: &Slope) -> fmt::Result {
        let (sizes, issue, ocsp) = (&self.speed.sizes, &self.speed.issue, &self.speed.ocsp);
        let [_, ours] = &ocsp.ours;
        let entries = NATIONAL * REVOKED;
        writeln!(f, "\n### Extrapolated to {} certificates, {} of them revoked\n", Number(NATIONAL), Number(entries))?;
        writeln!(f, "| what | figure | how |\n| --- | --- | --- |")?;
        let mut row = |what: &str, figure: f64, unit: &str, how: &str| {
            writeln!(f, "| {what} | {} {unit} | {how} |", Number(figure))
        };
        row("issuing all, one core", NATIONAL / median(&issue.single) / 3600.0, "hours", "certificates / rate")?;
        row("issuing all, two cores", NATIONAL / median(&issue.two) / 3600.0, "hours", "certificates / rate")?;
        row("certificates alone", NATIONAL * sizes.certificate / GIB, "GiB", "certificates x octets")?;
        row("state file", NATIONAL * sizes.state_file / GIB, "GiB", "certificates x octets")?;
        row("state in memory", NATIONAL * sizes.state_memory / GIB, "GiB", "certificates x octets")?;
        row("snapshot in memory", NATIONAL * sizes.snapshot_memory / GIB, "GiB", "certificates x octets")?;
        let run = slope.seconds + slope.seconds_per_entry * entries;
        row("daily run, two cores", run, "seconds", "run without entries + entries x slope")?;
        let octets = slope.octets_per_list * slope.lists + slope.octets_per_entry * entries;
        row("all lists of a daily run", octets / MIB, "MiB", "lists x octets + entries x octets")?;
        let list = |entries: f64| slope.octets_per_list + slope.octets_per_entry * entries;
        row("a list of a partition, mean", list(entries / slope.lists) / 1024.0, "KiB", "entries spread evenly")?;
        // Of the lists of one partition, there is one for each line and generation.
        let largest = entries * LARGEST_PARTITION / 6.0;
        row("a list of the largest ward", list(largest) / 1024.0, "KiB", "0.75 % of all, in six lists")?;
        let combined = entries / 6.0;
        row(
            "a combined list of one line and generation",
            combined * sizes.combined_entry / MIB,
            "MiB",
            "a sixth of all entries x octets",
        )?;
        row("making it, one core", combined * sizes.combined_seconds, "seconds", "entries x slope")?;
        let fresh = median(&rates(&ours.fresh));
        row(
            "answering each certificate once a day, fresh",
            NATIONAL / 86_400.0 / fresh,
            "cores",
            "certificates / seconds of a day / rate",
        )?;
        let ahead = NATIONAL / SNAPSHOT_SECONDS / median(&ocsp.pre_production);
        row("signing all answers ahead every 15 minutes", ahead * 2.0, "cores", "certificates / 900 s / rate")?;
        row(
            "their signatures",
            NATIONAL * 256.0 / GIB,
            "GiB",
            "256 octets each; the rest of an answer is made when asked",
        )?;
        let octets: Vec<f64> = ours.ahead.iter().map(|load| load.octets).collect();
        row(
            "the answers, whole",
            NATIONAL * median(&octets) / GIB,
            "GiB",
            "certificates x octets, with the head of HTTP",
        )
    }

    fn split(&self, f: &mut fmt::Formatter<'_>, slope: &Slope) -> fmt::Result {
        let (sizes, ocsp) = (&self.speed.sizes, &self.speed.ocsp);
        let machines = |all: f64, each: f64| (all / each).ceil().max(1.0);
        writeln!(f, "\n### What has to be split, with two cores and 16 GiB a machine\n")?;
        writeln!(f, "| what | machines | by |\n| --- | --- | --- |")?;
        let state = machines(NATIONAL * sizes.state_memory / GIB, 12.0);
        writeln!(f, "| the authority's state in memory | {state:.0} | line, then ranges of serial numbers |")?;
        let snapshot = machines(NATIONAL * sizes.snapshot_memory / GIB, 12.0);
        writeln!(f, "| snapshot | {snapshot:.0} | nothing while it is one machine; then line |")?;
        let run = machines(slope.seconds + slope.seconds_per_entry * NATIONAL * REVOKED, 600.0);
        writeln!(f, "| daily run in 10 minutes | {run:.0} | line and generation (six parts), then partitions |")?;
        let ahead = machines(NATIONAL / SNAPSHOT_SECONDS, median(&ocsp.pre_production));
        writeln!(
            f,
            "| all OCSP answers ahead, every 15 minutes | {ahead:.0} | line and generation, then ranges of serial numbers |"
        )
    }
}
