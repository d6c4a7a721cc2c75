//! `sekisho self-test`.

use jiff::Timestamp;
use sekisho_harness_bench::{CardReaders, Deadlines, RunPlan, SelfTest as Outcome, Subject, self_test};
use sekisho_harness_catalogue::Catalogue;
use sekisho_harness_mutants::{Mutant, NullDriver};
use sekisho_reports_log::Tool;
use serde::Serialize;

use super::cases;
use crate::{
    arguments::SelfTest,
    exit::Exit,
    failure::Failure,
    iut,
    machine::{self, MachineStopwatch},
    output,
    progress::Progress,
};

/// The world's time; any will do, and a fixed one makes the self-test repeatable.
const NOW: &str = "2026-04-15T03:00:00Z";

#[derive(Serialize)]
struct Sum {
    sound: bool,
    cases: usize,
    mutants: usize,
    mutants_caught: usize,
    wrongly_refused: Vec<String>,
    missed: Vec<(String, String)>,
    unproven: Vec<String>,
    unnamed: Vec<String>,
    nulls: Vec<(String, &'static str)>,
}

pub(super) fn execute(options: &SelfTest) -> Result<Exit, Failure> {
    let catalogue = Catalogue::built_in().map_err(Failure::bench)?;
    let stopwatch = MachineStopwatch::start();
    let readers = CardReaders::default();
    let now: Timestamp = NOW.parse().map_err(Failure::bench)?;
    let plan = RunPlan {
        cases: cases::chosen(&options.cases)?,
        seed: "self-test".to_owned(),
        now,
        wall: now,
        deadlines: Deadlines::default(),
        catalogue: &catalogue,
        readers: &readers,
        stopwatch: &stopwatch,
        host: machine::host(),
        tool: Tool { name: "sekisho".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
    };
    let program = machine::own_program()?;
    let command = |subject: Subject<'_>| iut::built_in(&program, subject);
    let named = |mutant: &Mutant| plan.cases.iter().any(|case| case.catches.contains(&mutant.name()));
    // With a part of the cases, only the mutants that this part names can be caught.
    let mutants: Vec<&str> = Mutant::ALL
        .iter()
        .filter(|mutant| options.cases.is_empty() || named(mutant))
        .map(|mutant| mutant.name())
        .collect();
    let nulls: Vec<&str> = NullDriver::ALL.iter().map(|null| null.name()).collect();
    let progress = Progress::new(mutants.len() + nulls.len() + 1);
    let outcome =
        self_test(&plan, &mutants, &nulls, &command, machine::processors(), &|position, _| progress.at(position));
    progress.finish();
    let outcome = outcome.map_err(Failure::bench)?;
    let sum = sum(&outcome, plan.cases.len(), mutants.len());
    if options.json {
        output::json(&sum)?;
    } else {
        print(&sum, &outcome);
    }
    Ok(if sum.sound { Exit::Conforming } else { Exit::BenchError })
}

fn sum(outcome: &Outcome, cases: usize, mutants: usize) -> Sum {
    Sum {
        sound: outcome.is_sound(),
        cases,
        mutants,
        mutants_caught: outcome.caught.len(),
        wrongly_refused: outcome.wrongly_refused.keys().cloned().collect(),
        missed: outcome.missed.keys().cloned().collect(),
        unproven: outcome.unproven.iter().cloned().collect(),
        unnamed: outcome.unnamed.iter().cloned().collect(),
        nulls: outcome.nulls.iter().map(|(name, conclusion)| (name.clone(), conclusion.word())).collect(),
    }
}

fn print(sum: &Sum, outcome: &Outcome) {
    for (case, verdict) in &outcome.wrongly_refused {
        output::data(format_args!("the built-in implementation does not pass {case}: {}", verdict.word()));
    }
    for ((mutant, case), verdict) in &outcome.missed {
        output::data(format_args!("{case} says that it catches {mutant}, but its verdict is {}", verdict.word()));
    }
    for case in &sum.unproven {
        output::data(format_args!("{case} names no mutant, or one that does not exist"));
    }
    for mutant in &sum.unnamed {
        output::data(format_args!("no case names the mutant {mutant}"));
    }
    for (null, conclusion) in &sum.nulls {
        output::data(format_args!("null driver {null}: {conclusion}"));
    }
    output::data(format_args!(
        "{} cases, {} of {} mutants caught: the bench is {}",
        sum.cases,
        sum.mutants_caught,
        sum.mutants,
        if sum.sound { "sound" } else { "NOT sound" }
    ));
}
