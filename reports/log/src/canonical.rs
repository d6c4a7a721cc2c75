//! The form in which two logs are compared, hashed and sealed.

use std::{collections::BTreeMap, io};

use crate::{Event, Observed, write};

/// The canonical log: without the measured parts, embedded texts by id, events by suite, case and step. In a step the
/// exchanges with the card come first; exchanges outside any step open the case, its verdict closes it. The order in which
/// the events arrived changes nothing. A case that the first event does not name counts to the suite "".
///
/// # Errors
/// What [`write`] says, which for a sink in memory is nothing.
pub fn canonical(events: &[Event]) -> io::Result<Vec<u8>> {
    let suites = suites(events);
    let mut lines: Vec<(Position, Vec<u8>)> = Vec::with_capacity(events.len());
    for event in events {
        let mut line = Vec::new();
        write(&mut line, &Event::unmeasured(sorted(&event.observed)))?;
        lines.push((Position::of(&event.observed, &suites), line));
    }
    lines.sort();
    Ok(lines.into_iter().flat_map(|(_, line)| line).collect())
}

/// Sorts as the canonical log does. Two events with the same position are ordered by their bytes.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Position {
    /// Beginning, cases, end.
    part: u8,
    suite: String,
    case: String,
    step: u32,
    /// Exchange, step, verdict.
    kind: u8,
    index: u32,
}

impl Position {
    fn of(observed: &Observed, suites: &BTreeMap<&str, &str>) -> Self {
        let edge = |part| Self { part, suite: String::new(), case: String::new(), step: 0, kind: 0, index: 0 };
        let inside = |case: &str, step, kind, index| Self {
            part: 1,
            suite: suites.get(case).copied().unwrap_or_default().to_owned(),
            case: case.to_owned(),
            step,
            kind,
            index,
        };
        match observed {
            Observed::RunStarted(_) => edge(0),
            Observed::Exchange(exchange) => inside(&exchange.case, exchange.step.unwrap_or(0), 0, exchange.index),
            Observed::Step(step) => inside(&step.case, step.index, 1, 0),
            Observed::CaseFinished(finished) => inside(&finished.case, u32::MAX, 2, 0),
            Observed::RunFinished(_) => edge(2),
        }
    }
}

fn suites(events: &[Event]) -> BTreeMap<&str, &str> {
    let texts = events.iter().filter_map(|event| match &event.observed {
        Observed::RunStarted(started) => Some(&started.cases),
        _ => None,
    });
    texts.flatten().map(|case| (case.id.as_str(), case.suite.as_str())).collect()
}

/// The same event with its embedded texts in the order of their ids.
fn sorted(observed: &Observed) -> Observed {
    let mut observed = observed.clone();
    match &mut observed {
        Observed::RunStarted(started) => {
            started.iut.methods.sort();
            started.suites.sort_by(|a, b| a.id.cmp(&b.id));
            started.requirements.sort_by(|a, b| a.id.cmp(&b.id));
            started.cases.sort_by(|a, b| (&a.suite, &a.id).cmp(&(&b.suite, &b.id)));
        }
        Observed::RunFinished(finished) => {
            finished.stale_exceptions.sort_by(|a, b| (&a.cases, &a.owner).cmp(&(&b.cases, &b.owner)));
        }
        Observed::Exchange(_) | Observed::Step(_) | Observed::CaseFinished(_) => {}
    }
    observed
}
