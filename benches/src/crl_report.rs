//! The figures about revocation lists as Markdown.

use std::fmt;

use crate::crl_speed::{CrlSpeed, Lists, LookUps};
use crate::figure::{Figure, verdict};
use crate::statistics::Spread;
use crate::whole_process::ProcessCost;

/// Times that ours shall be faster than `openssl ca -gencrl`.
const LEAST_FASTER: f64 = 20.0;
/// Octets of memory that ours may take beyond the size of its input.
const MOST_MEMORY: u64 = 64 * 1024 * 1024;
/// Time of ten times as many entries, divided by ten times the time, that still counts as linear.
const MOST_GROWTH: f64 = 1.2;
/// Seconds that a look-up may take.
const MOST_LOOK_UP: f64 = 1e-6;

impl fmt::Display for CrlSpeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ours, openssl) = (&self.compared.ours, &self.compared.openssl);
        writeln!(f, "Figures are medians, with the smallest and the largest value in brackets.\n")?;
        writeln!(
            f,
            "| list, whole process | entries | seconds | seconds of processors | peak of memory, MiB | input, MiB | list, MiB |"
        )?;
        writeln!(f, "| --- | --- | --- | --- | --- | --- | --- |")?;
        let row = |f: &mut fmt::Formatter<'_>, who: &str, entries: usize, runs: &[ProcessCost], sizes: [&str; 2]| {
            let of = |what: fn(&ProcessCost) -> f64, scale| Figure(spread(runs, what), scale);
            let (seconds, processors) = (of(|run| run.seconds, 1.0), of(|run| run.processor_seconds, 1.0));
            let memory = of(|run| run.peak_memory as f64, 1.0 / f64::from(1 << 20));
            let [input, output] = sizes;
            writeln!(f, "| {who} | {entries} | {seconds} | {processors} | {memory} | {input} | {output} |")
        };
        for lists in [ours, &self.longer] {
            let sizes = [lists.input, lists.output].map(|octets| format!("{:.1}", mebibytes(octets)));
            row(f, "`sekisho ca crl --entries`", lists.entries, &lists.runs, sizes.each_ref().map(String::as_str))?;
        }
        row(f, "`openssl ca -gencrl`", ours.entries, openssl, ["", ""])?;

        writeln!(f, "\n| look-up in one process | entries | indexing, seconds | one look-up, nanoseconds |")?;
        writeln!(f, "| --- | --- | --- | --- |")?;
        for LookUps { entries, indexing, look_up } in &self.look_ups {
            let (indexing, look_up) =
                (Figure(Spread::of(indexing.clone()), 1.0), Figure(Spread::of(look_up.clone()), 1e9));
            writeln!(f, "| `CrlIndex` | {entries} | {indexing} | {look_up} |")?;
        }
        self.goals(f)
    }
}

impl CrlSpeed {
    fn goals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n| what | figure | goal | |\n| --- | --- | --- | --- |")?;
        let ours = &self.compared.ours;
        let ratios = ours.runs.iter().zip(&self.compared.openssl).map(|(ours, openssl)| openssl.seconds / ours.seconds);
        let faster = Spread::of(ratios.collect());
        let met = verdict(faster.is_some_and(|faster| faster.median >= LEAST_FASTER));
        let faster = Figure(faster, 1.0);
        writeln!(
            f,
            "| times faster than `openssl ca -gencrl`, same run, by rounds | {faster} | at least 20 | {met} |"
        )?;
        for lists in [ours, &self.longer] {
            let over = lists.memory_over_input();
            let (entries, met) = (lists.entries, verdict(over <= MOST_MEMORY));
            let over = mebibytes(over);
            writeln!(f, "| memory beyond the input, {entries} entries, MiB | {over:.1} | at most 64 | {met} |")?;
        }
        let seconds = |lists: &Lists| spread(&lists.runs, |run| run.seconds).map(|seconds| seconds.median);
        if let (Some(short), Some(long)) = (seconds(ours), seconds(&self.longer)) {
            let growth = long / short / (self.longer.entries as f64 / ours.entries as f64);
            let met = verdict(growth <= MOST_GROWTH);
            writeln!(
                f,
                "| time an entry of ten times as many, of the time an entry | {growth:.2} | at most {MOST_GROWTH} | {met} |"
            )?;
        }
        for LookUps { entries, look_up, .. } in &self.look_ups {
            let look_up = Spread::of(look_up.clone());
            let met = verdict(look_up.is_some_and(|look_up| look_up.most < MOST_LOOK_UP));
            let look_up = Figure(look_up, 1e9);
            writeln!(f, "| a look-up among {entries}, nanoseconds | {look_up} | under 1000 | {met} |")?;
        }
        writeln!(
            f,
            "\nOpenSSL verified the signature of both lists, and prints the same serial numbers, times and reasons for"
        )?;
        writeln!(f, "the list of {} entries as for its own.", ours.entries)
    }
}

impl Lists {
    /// Octets by which the largest peak of memory exceeds the size of the input.
    fn memory_over_input(&self) -> u64 {
        let peak = self.runs.iter().map(|run| run.peak_memory).max().unwrap_or(0);
        peak.saturating_sub(self.input)
    }
}

fn spread(runs: &[ProcessCost], what: impl Fn(&ProcessCost) -> f64) -> Option<Spread> {
    Spread::of(runs.iter().map(what).collect())
}

fn mebibytes(octets: u64) -> f64 {
    octets as f64 / f64::from(1 << 20)
}
