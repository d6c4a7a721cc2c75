//! Measures the card beside other software and writes the figures. See docs/performance.md.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::{Args, Parser, Subcommand};
use jiff::{Timestamp, tz::TimeZone};
use sekisho_benches::{
    Effort, Failure, Machine, Report, Sample, apdu_rates, on_one_core, run_client, signature_rates, through_pcscd,
    update_page, write_durably,
};

/// Measures the card beside `openssl speed` and beside an echo responder in pcscd.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Measures, and writes samples.csv and figures.md into a new folder.
    Measure(Measure),
    /// Sends blocks to two readers in turns; started by `measure` for itself.
    #[command(hide = true)]
    Client(Client),
}

#[derive(Args)]
struct Measure {
    /// The new folder. The card whose writes are measured lies in it too, so it has to be on a real disk.
    folder: PathBuf,
    /// The page whose figures are replaced.
    #[arg(long)]
    page: Option<PathBuf>,
    /// Only see whether everything works: the figures mean nothing.
    #[arg(long, conflicts_with = "page")]
    quick: bool,
}

#[derive(Args)]
struct Client {
    card: String,
    echo: String,
    first_round: u32,
    pairs: u32,
    #[arg(long)]
    quick: bool,
}

#[expect(clippy::print_stderr, reason = "the one place where an error is printed")]
fn main() -> ExitCode {
    let done = match Arguments::parse().action {
        Action::Measure(measure) => measure.run(),
        Action::Client(client) => client.run().map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

impl Measure {
    fn run(&self) -> Result<(), Box<dyn Error>> {
        let effort = effort(self.quick);
        let machine = Machine::look();
        self.make_folder().map_err(Failure::io(format!("make the new folder {}", self.folder.display())))?;
        if machine.is_busy() {
            say("warning: the machine is busy; wait until its load is gone, or do not rely on the figures");
        }
        say("signatures ...");
        let mut samples = on_one_core(|| signature_rates(&effort))?;
        say("single commands ...");
        samples.extend(on_one_core(|| apdu_rates(&effort))?);
        say("through pcscd ...");
        samples.extend(self.in_readers(&effort)?);
        self.write(&machine, &samples)
    }

    /// A folder that is there already may hold somebody's raw data.
    fn make_folder(&self) -> std::io::Result<()> {
        self.folder.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::create_dir(&self.folder)
    }

    /// Half of the pairs with the card in the first reader and half in the second, so that no reader has an advantage.
    fn in_readers(&self, effort: &Effort) -> Result<Vec<Sample>, Box<dyn Error>> {
        let program = std::env::current_exe()?;
        let folder = tempfile::tempdir_in(&self.folder)?;
        let half = effort.pairs / 2;
        let mut samples = Vec::new();
        for (place, first_round) in [(0, 0), (1, half)] {
            samples.extend(through_pcscd(place, folder.path(), |card, echo| {
                let mut client = Command::new(&program);
                client.args(["client", card, echo, &first_round.to_string(), &half.to_string()]);
                client.args(self.quick.then_some("--quick"));
                client
            })?);
        }
        Ok(samples)
    }

    fn write(&self, machine: &Machine, samples: &[Sample]) -> Result<(), Box<dyn Error>> {
        let table: String = samples.iter().map(|sample| format!("{sample}\n")).collect();
        let raw_data = self.folder.join("samples.csv");
        write_durably(&raw_data, &format!("{}\n{table}", Sample::CSV_HEADER))?;
        let (date, raw_data) = (today(), raw_data.display().to_string());
        let report = Report { date: &date, raw_data: &raw_data, machine, samples }.to_string();
        write_durably(&self.folder.join("figures.md"), &report)?;
        say(&report);
        self.page.as_deref().map_or(Ok(()), |page| Ok(update_page(page, "side-by-side", &report)?))
    }
}

impl Client {
    fn run(&self) -> Result<(), Failure> {
        let rounds = (self.first_round, self.pairs);
        run_client(&self.card, &self.echo, &effort(self.quick), rounds, &mut std::io::stdout().lock())
    }
}

fn effort(quick: bool) -> Effort {
    if quick { Effort::QUICK } else { Effort::FULL }
}

#[expect(clippy::disallowed_methods, reason = "the day of a measurement is that of the real clock")]
fn today() -> String {
    Timestamp::now().to_zoned(TimeZone::UTC).date().to_string()
}

#[expect(clippy::print_stderr, reason = "progress and result go to the person who waits")]
fn say(text: &str) {
    eprintln!("{text}");
}
