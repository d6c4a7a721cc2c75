//! The virtual time of a served card's link.

use sekisho_card_sim::{
    link::{CommandTimes, Link, LinkKind, TimedCard, TimedEvent},
    transport::{BoxedCard, VirtualCard as _},
};

use crate::{failure::Failure, machine, output};

/// Puts a link around a card that charges each command to a virtual clock and prints what it took, with `name`. With
/// `really` the time passes.
pub(super) fn around(name: String, card: BoxedCard, kind: LinkKind, really: bool) -> Result<BoxedCard, Failure> {
    let link = Link::for_card(kind, card.atr()).map_err(Failure::usage)?;
    let times = CommandTimes::built_in().map_err(Failure::bench)?;
    let observer = move |event: &TimedEvent| output::remark(format_args!("{name}: {event}"));
    let timed = TimedCard::new(card, link, times).watched_by(Box::new(observer));
    Ok(if really { Box::new(timed.waiting_with(Box::new(machine::wait))) } else { Box::new(timed) })
}
