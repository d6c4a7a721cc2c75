//! What a recorded trace would have cost on a link, without a card.

use super::{ActivationCost, CommandTimes, Exchange, ExchangeCost, Link, LinkError, LinkKind, Totals, processing};
use crate::{card_file::DEFAULT_ATR, trace::TraceRecord};

/// One event of a trace with its cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PricedRecord {
    /// The card was activated or reset.
    Activation(ActivationCost),
    /// The power was taken away, which costs nothing.
    PowerOff,
    /// A command.
    Exchange {
        /// The exchange in words, as the trace has it.
        text: String,
        /// What it cost.
        cost: ExchangeCost,
    },
}

/// A trace with the cost of each event and of all together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedTrace {
    /// The link as it was last used.
    pub link: Link,
    /// The events, in their order.
    pub records: Vec<PricedRecord>,
    /// All of them together.
    pub totals: Totals,
}

/// Computes what a trace costs on a link of this kind. The link has the parameters that the trace's answers to reset give;
/// a trace that begins without one is taken for one of the card whose answer to reset is the default.
///
/// # Errors
/// [`LinkError`] if an answer to reset in the trace describes no link of this kind.
pub fn price(kind: LinkKind, times: &CommandTimes, trace: &[TraceRecord]) -> Result<PricedTrace, LinkError> {
    let mut link = Link::for_card(kind, &DEFAULT_ATR)?;
    let (mut records, mut totals) = (Vec::with_capacity(trace.len()), Totals::default());
    for record in trace {
        let priced = match record {
            TraceRecord::PowerOn { atr } | TraceRecord::WarmReset { atr } => {
                link = Link::for_card(kind, atr)?;
                let cost = link.activation_cost(matches!(record, TraceRecord::WarmReset { .. }));
                totals.add_activation(&cost);
                PricedRecord::Activation(cost)
            }
            TraceRecord::PowerOff => PricedRecord::PowerOff,
            TraceRecord::Exchange(record) => {
                let exchange = Exchange::of_record(record);
                let cost = link.exchange(&exchange, processing(times, &exchange));
                totals.add(&cost);
                PricedRecord::Exchange { text: record.text.clone(), cost }
            }
        };
        records.push(priced);
    }
    Ok(PricedTrace { link, records, totals })
}
