//! `sekisho card time`: what a recorded trace costs on a link, in virtual time.

use std::fs;

use sekisho_card_sim::{
    TraceRecord,
    link::{CommandTimes, ExchangeCost, LinkParameter, PricedRecord, PricedTrace, Totals, milliseconds, price},
};
use serde::Serialize;

use crate::{arguments::CardTime, exit::Exit, failure::Failure, output};

#[derive(Serialize)]
struct Priced<'a> {
    link: String,
    events: Vec<Event<'a>>,
    totals: Sum,
    /// Parameters of the link after the last answer to reset.
    parameters: Vec<LinkParameter>,
}

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
enum Event<'a> {
    Activation {
        total_ns: u64,
    },
    PowerOff,
    Exchange {
        text: &'a str,
        #[serde(flatten)]
        cost: ExchangeCost,
        total_ns: u64,
    },
}

#[derive(Serialize)]
struct Sum {
    #[serde(flatten)]
    totals: Totals,
    total_ns: u64,
}

pub(super) fn execute(options: &CardTime) -> Result<Exit, Failure> {
    let path = options.trace.display();
    let text = fs::read_to_string(&options.trace)
        .map_err(|error| Failure::Environment(format!("{path} cannot be read: {error}")))?;
    let mut trace: Vec<TraceRecord> = Vec::new();
    for (line, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let record = serde_json::from_str(text);
        trace.push(record.map_err(|error| Failure::Usage(format!("{path}, line {}: {error}", line + 1)))?);
    }
    let times = CommandTimes::built_in().map_err(Failure::bench)?;
    let priced = price(options.link, &times, &trace).map_err(|error| Failure::Usage(format!("{path}: {error}")))?;
    if options.json {
        output::json(&Priced {
            link: options.link.to_string(),
            events: priced.records.iter().map(event).collect(),
            totals: Sum { totals: priced.totals, total_ns: priced.totals.total_ns() },
            parameters: priced.link.parameters(),
        })?;
    } else {
        print(&priced);
        output::remark("virtual time; how long a real card works is not publicly known: see docs/link-timing.md");
    }
    Ok(Exit::Conforming)
}

fn event(record: &PricedRecord) -> Event<'_> {
    match record {
        PricedRecord::Activation(cost) => Event::Activation { total_ns: cost.total_ns },
        PricedRecord::PowerOff => Event::PowerOff,
        PricedRecord::Exchange { text, cost } => Event::Exchange { text, cost: *cost, total_ns: cost.total_ns() },
    }
}

fn print(priced: &PricedTrace) {
    output::data(" sent  back  transfer ms  processing ms  WTX     total ms  command");
    for record in &priced.records {
        match record {
            PricedRecord::Activation(cost) => {
                output::data(format_args!("{:>53}  activation", milliseconds(cost.total_ns)));
            }
            PricedRecord::PowerOff => output::data(format_args!("{:>53}  power off", milliseconds(0))),
            PricedRecord::Exchange { text, cost } => {
                let numbers = (cost.command_bytes, cost.response_bytes, cost.transfer_ns, cost.processing_ns);
                // The file may come from anybody; its text must not steer the terminal.
                let text = text.replace(char::is_control, "\u{FFFD}");
                row(numbers, cost.extensions, cost.total_ns(), &text);
            }
        }
    }
    let totals = &priced.totals;
    let numbers = (totals.command_bytes, totals.response_bytes, totals.transfer_ns, totals.processing_ns);
    let sum = format!(
        "{} commands, {} activations ({} ms)",
        totals.exchanges,
        totals.activations,
        milliseconds(totals.activation_ns)
    );
    row(numbers, totals.extensions, totals.total_ns(), &sum);
}

fn row((sent, back, transfer, processing): (u64, u64, u64, u64), extensions: u64, total: u64, text: &str) {
    output::data(format_args!(
        "{sent:>5} {back:>5} {:>12} {:>14} {extensions:>4} {:>12}  {text}",
        milliseconds(transfer),
        milliseconds(processing),
        milliseconds(total)
    ));
}
