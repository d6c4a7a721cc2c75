//! A run: every case once against one implementation, each in a world and a process of its own.

use jiff::Timestamp;
use sekisho_ca_sim::CaError;
use sekisho_harness_catalogue::{Catalogue, Certainty};
use sekisho_harness_protocol::{AnchorSource, CardAccess, ClockSource, DriverInfo, ReasonDetail, StatusSource};
use sekisho_jlis_sim_core::Seed;
use sekisho_reports_log::{
    Bilingual, CaseFinished, CaseText, Event, FORMAT, IutDescription, Measured, RequirementText, RunFinished,
    RunStarted, Tally, Tool, VERSION, Weight as LogWeight,
};

use crate::{
    Bench, CardReaders, Case, Deadlines, Exceptions, IutCommand, IutFault, Stop, Stopwatch,
    case::Need,
    case::Weight,
    cases,
    iut::{Session, shortened},
    judge::judge,
    recorder::Evidence,
    world::World,
};

/// What a run needs to know.
pub struct RunPlan<'a> {
    /// The cases, in order.
    pub cases: Vec<&'static Case>,
    /// The seed from which everything random is drawn.
    pub seed: String,
    /// The time in every case's world, unless the implementation reads the machine's clock.
    pub now: Timestamp,
    /// The machine's time, for implementations that read it, and for the log's measured part.
    pub wall: Timestamp,
    /// How long to wait.
    pub deadlines: Deadlines,
    /// The requirements.
    pub catalogue: &'a Catalogue,
    /// Where cards are put.
    pub readers: &'a CardReaders,
    /// Elapsed time.
    pub stopwatch: &'a dyn Stopwatch,
    /// Operating system and architecture, for the log's measured part.
    pub host: String,
    /// Name and version of the program that runs.
    pub tool: Tool,
}

/// Why there is no run at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RunError {
    /// The driver did not even shake hands.
    #[error("no run: {0}")]
    Driver(#[from] IutFault),
    /// A case cites a requirement that the catalogue does not have.
    #[error("case {case} cites requirement {requirement}, which is not in the catalogue")]
    Requirement {
        /// The case.
        case: &'static str,
        /// The requirement.
        requirement: &'static str,
    },
    /// The world cannot be made.
    #[error("the simulated authority cannot be set up: {0}")]
    World(#[from] CaError),
    /// Nobody takes the log.
    #[error("the event log cannot be written: {problem}")]
    Log {
        /// What the system said.
        problem: String,
    },
}

/// What is kept of a name that a driver declares.
const LONGEST_NAME: usize = 200;

/// The edition of the suite: the cases and requirements as a whole.
pub const EDITION: &str = "2026.1-draft";

/// Shakes hands with a driver and lets it go again: to learn how the card must reach it.
///
/// # Errors
/// [`IutFault`].
pub fn handshake(
    command: &IutCommand,
    deadlines: Deadlines,
    stopwatch: &dyn Stopwatch,
) -> Result<DriverInfo, IutFault> {
    Ok(Session::start(command, deadlines, stopwatch)?.info().clone())
}

/// Runs the plan. Every event goes to `log` as it happens.
///
/// # Errors
/// [`RunError`] when nothing was tested. Whatever an implementation does later is a verdict.
pub fn run(
    command: &IutCommand,
    plan: &RunPlan<'_>,
    mut exceptions: Exceptions,
    log: &mut dyn FnMut(Event) -> std::io::Result<()>,
) -> Result<RunFinished, RunError> {
    let mut log = |event| log(event).map_err(|error| RunError::Log { problem: error.to_string() });
    let info = handshake(command, plan.deadlines, plan.stopwatch)?;
    let machine = Measured { at: Some(plan.wall.to_string()), host: Some(plan.host.clone()), ..Measured::default() };
    log(Event::measured(started(plan, &info)?, machine))?;
    let mut tally = Tally::default();
    for case in &plan.cases {
        let before = plan.stopwatch.elapsed();
        let (mut finished, evidence) = run_case(case, command, plan, &info)?;
        exceptions.apply(&mut finished);
        tally.count(&finished);
        for exchange in evidence.exchanges {
            log(Event::unmeasured(exchange))?;
        }
        for step in evidence.steps {
            log(Event::unmeasured(step))?;
        }
        let spent = plan.stopwatch.elapsed().saturating_sub(before).as_micros();
        let measured = Measured { duration_micros: u64::try_from(spent).ok(), ..Measured::default() };
        log(Event::measured(finished, measured))?;
    }
    let finished = RunFinished::of(tally, exceptions.stale(&plan.cases, &cases::all().collect::<Vec<_>>()));
    log(Event::unmeasured(finished.clone()))?;
    Ok(finished)
}

/// Runs one case; what happens in it is its verdict.
fn run_case(
    case: &'static Case,
    command: &IutCommand,
    plan: &RunPlan<'_>,
    info: &DriverInfo,
) -> Result<(CaseFinished, Evidence), RunError> {
    let may_fail = requirement(case, plan.catalogue)?.may_fail();
    let (ended, evidence) = match missing(case, info) {
        Some(stop) => (Err(stop), Evidence::default()),
        None => story(case, command, plan, info)?,
    };
    let (verdict, reason) = judge(ended, &evidence, case.weight, may_fail);
    let finished = CaseFinished { case: case.id.to_owned(), verdict, reason, exception: None };
    Ok((finished, evidence))
}

fn story(
    case: &'static Case,
    command: &IutCommand,
    plan: &RunPlan<'_>,
    info: &DriverInfo,
) -> Result<(Result<(), Stop>, Evidence), RunError> {
    let now = if info.clock == ClockSource::Wall { plan.wall } else { plan.now };
    let world = World::new(Seed::of_run(&plan.seed).of(case.id), now)?;
    let session = match Session::start(command, plan.deadlines, plan.stopwatch) {
        Ok(session) => session,
        Err(fault) => return Ok((Err(fault.into()), Evidence::default())),
    };
    if session.info() != info {
        let fault = IutFault::Protocol {
            problem: "expected the driver to declare the same each time it is started".to_owned(),
            line: "another declaration than at the beginning of the run".to_owned(),
        };
        return Ok((Err(fault.into()), Evidence::default()));
    }
    let bench = Bench::new(case, plan.stopwatch, plan.readers, session, world);
    let ended = (case.run)(&bench);
    Ok((ended, bench.recorder.into_evidence()))
}

/// What the implementation lacks for a case, if anything.
fn missing(case: &Case, info: &DriverInfo) -> Option<Stop> {
    case.needs.iter().find_map(|need| match need {
        Need::Method(method) if !info.methods.contains(method) => {
            Some(Stop::Iut(IutFault::MethodNotFound { method: method.name().to_owned() }))
        }
        Need::Clock if info.clock != ClockSource::Injected => Some(Stop::NotApplicable(
            "the implementation reads the machine's clock and cannot be told another time".to_owned(),
        )),
        Need::Anchors if info.anchors != AnchorSource::Injected => {
            Some(Stop::NotApplicable("the implementation's trust anchors are built in".to_owned()))
        }
        Need::Status if info.status != StatusSource::CallBack => {
            Some(Stop::NotApplicable("the implementation asks nobody for revocation lists".to_owned()))
        }
        _ => None,
    })
}

fn requirement<'c>(
    case: &'static Case,
    catalogue: &'c Catalogue,
) -> Result<&'c sekisho_harness_catalogue::Requirement, RunError> {
    let unknown = RunError::Requirement { case: case.id, requirement: case.requirement };
    catalogue.get(case.requirement).ok_or(unknown)
}

fn started(plan: &RunPlan<'_>, info: &DriverInfo) -> Result<RunStarted, RunError> {
    let mut requirements = std::collections::BTreeMap::new();
    let mut texts = Vec::new();
    for case in &plan.cases {
        let rule = requirement(case, plan.catalogue)?;
        requirements.entry(rule.id.clone()).or_insert_with(|| RequirementText {
            id: rule.id.clone(),
            document: rule.document.clone(),
            clause: rule.clause.clone(),
            certainty: certainty(rule.certainty),
            effective_from: rule.effective_from.to_string(),
            effective_until: rule.effective_until.map(|date| date.to_string()),
            text: Bilingual::new(rule.en.clone(), rule.ja.clone()),
        });
        texts.push(case_text(case, rule));
    }
    Ok(RunStarted {
        format: FORMAT.to_owned(),
        version: VERSION,
        tool: plan.tool.clone(),
        edition: EDITION.to_owned(),
        seed: plan.seed.clone(),
        iut: described(info),
        suites: cases::suites(),
        requirements: requirements.into_values().collect(),
        cases: texts,
        edition_cases: u32::try_from(cases::all().count()).unwrap_or(u32::MAX),
    })
}

fn case_text(case: &Case, rule: &sekisho_harness_catalogue::Requirement) -> CaseText {
    CaseText {
        id: case.id.to_owned(),
        suite: case.suite().to_owned(),
        requirement: case.requirement.to_owned(),
        title: Bilingual::new(case.says.en, case.says.ja),
        purpose: Bilingual::new(rule.en.clone(), rule.ja.clone()),
        weight: match case.weight {
            Weight::Must => LogWeight::Must,
            Weight::Should => LogWeight::Should,
        },
    }
}

fn certainty(certainty: Certainty) -> sekisho_reports_log::Certainty {
    match certainty {
        Certainty::Confirmed => sekisho_reports_log::Certainty::Confirmed,
        Certainty::SingleSource => sekisho_reports_log::Certainty::SingleSource,
        Certainty::Inferred => sekisho_reports_log::Certainty::Inferred,
        Certainty::Chosen => sekisho_reports_log::Certainty::Chosen,
    }
}

fn described(info: &DriverInfo) -> IutDescription {
    IutDescription {
        name: shortened(&info.name, LONGEST_NAME),
        version: shortened(&info.version, LONGEST_NAME),
        vendor: info.vendor.as_deref().map(|vendor| shortened(vendor, LONGEST_NAME)),
        protocol: info.protocol.clone(),
        methods: info.methods.iter().map(|method| method.name().to_owned()).collect(),
        card_access: match info.card {
            CardAccess::CallBack => "call-back",
            CardAccess::Tcp => "tcp",
            CardAccess::Pcsc => "pcsc",
        }
        .to_owned(),
        clock: match info.clock {
            ClockSource::Injected => "injected",
            ClockSource::Wall => "wall",
        }
        .to_owned(),
        anchors: match info.anchors {
            AnchorSource::Injected => "injected",
            AnchorSource::BuiltIn => "built-in",
        }
        .to_owned(),
        status: match info.status {
            StatusSource::CallBack => "call-back",
            StatusSource::None => "none",
        }
        .to_owned(),
        reasons: match info.reasons {
            ReasonDetail::Exact => "exact",
            ReasonDetail::RefusedOnly => "refused-only",
        }
        .to_owned(),
    }
}
