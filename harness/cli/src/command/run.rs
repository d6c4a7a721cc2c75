//! `sekisho run`.

use std::{fs, io::Write as _, sync::Arc, time::Duration};

use jiff::tz::Offset;
use sekisho_harness_bench::{
    CardReaders, Deadlines, Exceptions, IutCommand, RunError, RunPlan, VirtualReader, handshake, run,
};
use sekisho_harness_catalogue::Catalogue;
use sekisho_harness_pcscd::{Options, PrivatePcscd};
use sekisho_harness_protocol::CardAccess;
use sekisho_reports_log::{Event, Observed, Tool};
use sekisho_reports_render as render;

use super::{cases, written};
use crate::{
    arguments::{Language, Run},
    exit::Exit,
    failure::Failure,
    iut,
    machine::{self, MachineStopwatch},
    output,
    progress::Progress,
};

pub(super) fn execute(options: &Run) -> Result<Exit, Failure> {
    let chosen = cases::chosen(&options.cases)?;
    let exceptions = exceptions(options)?;
    let catalogue = Catalogue::built_in().map_err(Failure::bench)?;
    let stopwatch = MachineStopwatch::start();
    let deadlines = Deadlines { request: Duration::from_secs(options.deadline), ..Deadlines::default() };
    let mut command = iut::named(&options.driver)?;
    let info = handshake(&without_pcsc(&command), deadlines, &stopwatch).map_err(Failure::environment)?;
    // Alive until the run is over.
    let pcscd = (info.card == CardAccess::Pcsc).then(PrivateReaders::start).transpose()?;
    let readers = pcscd.as_ref().map_or_else(CardReaders::default, |pcscd| pcscd.lend(&mut command));
    let plan = RunPlan {
        cases: chosen,
        seed: options.seed.clone(),
        now: options.now,
        wall: machine::now(),
        deadlines,
        catalogue: &catalogue,
        readers: &readers,
        stopwatch: &stopwatch,
        host: machine::host(),
        tool: Tool { name: "sekisho".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
    };
    fs::create_dir_all(&options.out).map_err(|error| written::failed(&options.out, &error))?;
    let log_path = options.out.join("log.ndjson");
    let mut log = written::begin(&log_path)?;
    let progress = Progress::new(plan.cases.len());
    let mut events = Vec::new();
    let finished = run(&command, &plan, exceptions, &mut |event: Event| {
        sekisho_reports_log::write(log.out(), &event)?;
        if let Observed::CaseFinished(case) = &event.observed {
            log.out().flush()?;
            progress.done(&format!("{:<14} {}", case.verdict.word(), case.case));
        }
        events.push(event);
        Ok(())
    });
    progress.finish();
    let finished = finished.map_err(|error| match error {
        RunError::Driver(_) | RunError::Log { .. } => Failure::environment(error),
        other => Failure::bench(other),
    })?;
    log.sync()?;
    log.put()?;
    let language = match options.lang {
        Language::En => render::Language::English,
        Language::Ja => render::Language::Japanese,
    };
    let junit = render::junit(&events).map_err(Failure::bench)?;
    written::whole(&options.out.join("junit.xml"), junit.as_bytes())?;
    let page = options.out.join("index.html");
    written::whole(&page, render::html(&events, language).map_err(Failure::bench)?.as_bytes())?;
    if options.json {
        output::json(&finished)?;
    } else {
        output::data(render::text(&events, language).map_err(Failure::bench)?.trim_end());
        output::data(format_args!("{}", page.display()));
    }
    Ok(finished.conclusion.into())
}

fn exceptions(options: &Run) -> Result<Exceptions, Failure> {
    let Some(path) = &options.exceptions else { return Ok(Exceptions::default()) };
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Environment(format!("{} cannot be read: {error}", path.display())))?;
    let today = || Offset::constant(9).to_datetime(machine::now()).date();
    let as_of = options.as_of.unwrap_or_else(today);
    Exceptions::parse(&text, as_of).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

/// The same driver out of reach of the machine's own pcscd, whose readers and cards are not ours to touch.
fn without_pcsc(command: &IutCommand) -> IutCommand {
    let mut command = command.clone();
    command.environment.push(("PCSCLITE_CSOCK_NAME".into(), "/nonexistent/pcscd.comm".into()));
    command
}

/// The readers for an implementation that uses PC/SC.
struct PrivateReaders(Arc<PrivatePcscd>);

/// pcscd looks every 0.4 s; on a busy machine a look can take long.
const NOTICED_WITHIN: Duration = Duration::from_secs(30);

impl PrivateReaders {
    fn start() -> Result<Self, Failure> {
        output::remark("Starting a private pcscd, because the driver asks for PC/SC.");
        let pcscd = PrivatePcscd::start(&Options::default()).map_err(Failure::environment)?;
        Ok(Self(Arc::new(pcscd)))
    }

    fn lend(&self, command: &mut IutCommand) -> CardReaders {
        let environment = self.0.environment();
        command.environment.extend(environment.into_iter().map(|(name, value)| (name.into(), value.into())));
        let [name, _] = self.0.reader_names();
        let [port, _] = self.0.ports();
        let pcscd = Arc::clone(&self.0);
        let watch =
            Arc::new(move |present| pcscd.wait_for_card(0, present, NOTICED_WITHIN).map_err(std::io::Error::other));
        CardReaders { pcsc: Some(VirtualReader { name, port, watch, place: Default::default() }) }
    }
}
