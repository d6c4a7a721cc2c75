//! When a fault strikes.

use std::{num::NonZeroU64, ops::Range};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{draw::Draw, pattern::CommandPattern};

/// What sets a fault off. Everything is counted from the moment at which the card was put into the reader.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Trigger {
    /// The nth of the commands that fit the pattern; without a pattern, the nth command.
    Command {
        /// Which commands count.
        #[serde(default)]
        matching: CommandPattern,
        /// Which of them, from 1.
        #[serde(default = "first")]
        nth: NonZeroU64,
    },
    /// The nth byte that passes: commands as they are sent, cut off or not, and the card's own answers.
    Byte {
        /// Which byte, from 1.
        nth: NonZeroU64,
    },
    /// By chance, drawn for each of the commands that fit the pattern.
    Chance {
        /// How probable it is, in millionths.
        #[schemars(range(min = 1, max = 1_000_000))]
        per_million: u32,
        /// Which commands are drawn for.
        #[serde(default)]
        matching: CommandPattern,
    },
    /// After the nth time that the reader powers the card.
    PowerOn {
        /// Which time, from 1; 0 is before the first, from the beginning.
        nth: u64,
    },
}

/// How often a fault strikes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Repeat {
    /// Once.
    #[default]
    Once,
    /// From then on, at every command (that fits the pattern, if there is one).
    Persistent,
    /// Then, and each kth time after that.
    Every(NonZeroU64),
}

/// One in a million is the finest chance.
pub(super) const MILLION: u32 = 1_000_000;

pub(super) fn first() -> NonZeroU64 {
    NonZeroU64::MIN
}

impl Repeat {
    /// Whether the time that follows the first one after `since` others counts.
    fn allows(self, since: u64) -> bool {
        match self {
            Self::Once => since == 0,
            Self::Persistent => true,
            Self::Every(step) => since % step == 0,
        }
    }
}

/// What a trigger has counted so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    /// Commands that fitted, or throws of the dice that hit.
    counted: u64,
    /// The fault was set off where its effect could not act; it strikes at the next command.
    pending: bool,
    /// The fault strikes at each command from now on.
    lasting: bool,
}

/// A fault is to strike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// How many bytes of the command, or of the answer, pass before; `None` where no byte counts.
    pub(super) passed: Option<usize>,
}

impl Watch {
    /// Whether the fault is to strike at this command, whose bytes are those of the session in `range`.
    pub(super) fn command(
        &mut self,
        trigger: &Trigger,
        repeat: Repeat,
        command: &[u8],
        range: Range<u64>,
        draw: &mut Draw,
    ) -> Option<Due> {
        let set_off = match trigger {
            Trigger::Command { matching, nth } if matching.fits(command) => {
                self.counted += 1;
                self.counted.checked_sub(nth.get()).is_some_and(|since| repeat.allows(since))
            }
            Trigger::Chance { per_million, matching } if matching.fits(command) => {
                let lasts = repeat == Repeat::Persistent && self.counted > 0;
                let hit = lasts || draw.below(MILLION.into()) < u64::from(*per_million);
                self.counted += u64::from(hit);
                hit && repeat.allows(self.counted - 1)
            }
            Trigger::Command { .. } | Trigger::Chance { .. } | Trigger::Byte { .. } | Trigger::PowerOn { .. } => false,
        };
        let byte = self.bytes(trigger, repeat, range);
        let waiting = std::mem::take(&mut self.pending) || self.lasting;
        byte.or((set_off || waiting).then_some(Due { passed: None }))
    }

    /// Whether the fault is to strike at one of these bytes of the session, and at which.
    pub(super) fn bytes(&mut self, trigger: &Trigger, repeat: Repeat, range: Range<u64>) -> Option<Due> {
        let Trigger::Byte { nth } = trigger else { return None };
        let first = nth.get() - 1;
        let byte = match repeat {
            Repeat::Every(step) if range.start > first => {
                let since = range.start - first;
                first.checked_add(since.checked_next_multiple_of(step.get())?)?
            }
            _ => first,
        };
        if !range.contains(&byte) {
            return None;
        }
        self.lasting = repeat == Repeat::Persistent;
        Some(Due { passed: usize::try_from(byte - range.start).ok() })
    }

    /// Whether the fault is set off by the nth time that the reader powers the card; 0 is the beginning.
    pub(super) fn power_on(&mut self, trigger: &Trigger, repeat: Repeat, count: u64) -> bool {
        let Trigger::PowerOn { nth } = trigger else { return false };
        let set_off = count.checked_sub(*nth).is_some_and(|since| repeat.allows(since));
        self.lasting |= set_off && repeat == Repeat::Persistent;
        set_off
    }

    /// The fault has to wait for the next command.
    pub(super) fn postpone(&mut self) {
        self.pending = true;
    }
}
