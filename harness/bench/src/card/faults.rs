//! What cases let go wrong on the way to the card, as fault scripts.

use std::num::NonZeroU64;

use sekisho_card_sim::{
    Hex,
    fault::{CommandPattern, Effect, FaultScript, Repeat, Returns, ScriptedFault, Trigger},
};

/// SELECT (ISO/IEC 7816-4, 11.2.2).
pub(crate) const SELECT: CommandPattern = CommandPattern::instruction(0xA4);
/// READ BINARY (ISO/IEC 7816-4, 11.3.3).
pub(crate) const READ_BINARY: CommandPattern = CommandPattern::instruction(0xB0);
/// VERIFY with data (ISO/IEC 7816-4, 11.6.6), not the question for the tries left.
pub(crate) const VERIFY: CommandPattern = CommandPattern::instruction(0x20).with_data();
/// Compute digital signature; `80 2A` is the card's own.
pub(crate) const SIGN: CommandPattern = CommandPattern::instruction(0x2A);

/// The card is not there from the beginning.
pub(crate) fn absent() -> FaultScript {
    script(ScriptedFault::new("absent", Trigger::PowerOn { nth: 0 }, LEAVES))
}

/// The card leaves for good just before it would see the nth of these commands.
pub(crate) fn removed_before(matching: CommandPattern, nth: NonZeroU64) -> FaultScript {
    script(ScriptedFault::new("removed", Trigger::Command { matching, nth }, LEAVES))
}

/// From the nth of these commands on, they do not reach the card, and this response comes instead: an implementation that
/// simply tries again must not get lucky.
pub(crate) fn answered_instead(matching: CommandPattern, nth: NonZeroU64, response: Vec<u8>) -> FaultScript {
    let effect = Effect::Answer { response: Hex(response), executed: false };
    let fault = ScriptedFault::new("answered instead", Trigger::Command { matching, nth }, effect);
    script(fault.repeated(Repeat::Persistent))
}

/// The first of something.
pub(crate) const FIRST: NonZeroU64 = NonZeroU64::MIN;
/// The second of something.
pub(crate) const SECOND: NonZeroU64 = FIRST.saturating_add(1);
/// The third of something.
pub(crate) const THIRD: NonZeroU64 = SECOND.saturating_add(1);

const LEAVES: Effect = Effect::Remove { at: None, returns: Returns::Never };

/// Nothing in these scripts is drawn, so the seed does not matter.
fn script(fault: ScriptedFault) -> FaultScript {
    FaultScript::new("", vec![fault])
}
