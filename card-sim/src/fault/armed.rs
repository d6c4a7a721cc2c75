//! A fault in force: what its trigger has counted, its dice, and where in the present command it strikes.

use std::ops::Range;

use super::{
    draw::Draw,
    effect::{Effect, Moment},
    script::ScriptedFault,
    trigger::{Due, Watch},
};

/// One fault of a script, during the life of the card.
#[derive(Clone, Debug)]
pub(super) struct Armed {
    fault: ScriptedFault,
    watch: Watch,
    draw: Draw,
    /// Where the fault strikes in the present command, if it does.
    struck: Option<Struck>,
}

#[derive(Clone, Copy, Debug)]
enum Struck {
    Command(Due),
    Response(Due),
}

/// Where an interruption comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    /// After this many bytes of the command, which are not all.
    InCommand(usize),
    /// After the whole command and this many bytes of the answer.
    InResponse(usize),
}

/// A torn write has written less than this, unless the script says how much.
const TORN: u64 = 16_384;

impl Armed {
    pub(super) fn new(fault: ScriptedFault, draw: Draw) -> Self {
        Self { fault, watch: Watch::default(), draw, struck: None }
    }

    pub(super) fn name(&self) -> &str {
        &self.fault.name
    }

    pub(super) fn effect(&self) -> &Effect {
        &self.fault.effect
    }

    pub(super) fn effect_and_draw(&mut self) -> (&Effect, &mut Draw) {
        (&self.fault.effect, &mut self.draw)
    }

    /// Whether the fault strikes in the present command.
    pub(super) fn is_due(&self) -> bool {
        self.struck.is_some()
    }

    /// A command has come, after so many bytes of the session.
    pub(super) fn see_command(&mut self, command: &[u8], before: u64) {
        let range = before..before + command.len() as u64;
        let due = self.watch.command(&self.fault.when, self.fault.repeat, command, range, &mut self.draw);
        self.struck = due.map(Struck::Command);
    }

    /// The card has answered with these bytes of the session. What acts before a command only waits for the next one.
    pub(super) fn see_response(&mut self, range: Range<u64>) {
        let Some(due) = self.watch.bytes(&self.fault.when, self.fault.repeat, range) else { return };
        match self.fault.effect {
            Effect::PowerCut { .. }
            | Effect::WaitingTimeExtension { .. }
            | Effect::Slow { .. }
            | Effect::Interleave { .. }
            | Effect::Answer { executed: false, .. } => self.watch.postpone(),
            _ => self.struck = Some(Struck::Response(due)),
        }
    }

    /// The reader has powered the card for the nth time; whether that sets the fault off.
    pub(super) fn see_power(&mut self, count: u64) -> bool {
        self.watch.power_on(&self.fault.when, self.fault.repeat, count)
    }

    /// The fault waits for the next command.
    pub(super) fn postpone(&mut self) {
        self.watch.postpone();
    }

    /// Where in the present command, of this length, the fault interrupts it.
    pub(super) fn place(&self, length: usize) -> Place {
        let (Effect::Remove { at, .. } | Effect::Reset { at, .. }) = &self.fault.effect else { return Place::Before };
        match (at, self.struck) {
            (None, Some(Struck::Command(Due { passed: Some(passed) }))) => Place::InCommand(passed),
            (None, Some(Struck::Response(Due { passed: Some(passed) }))) => Place::InResponse(passed),
            (None | Some(Moment::BeforeCommand), _) => Place::Before,
            (Some(Moment::CommandByte(passed)), _) => match usize::try_from(*passed) {
                Ok(passed) if passed < length => Place::InCommand(passed),
                _ => Place::InResponse(0),
            },
            (Some(Moment::ResponseByte(passed)), _) => {
                Place::InResponse(usize::try_from(*passed).unwrap_or(usize::MAX))
            }
        }
    }

    /// How much of a torn write is written.
    pub(super) fn torn_octets(&mut self) -> usize {
        match self.fault.effect {
            Effect::PowerCut { octets: Some(octets), .. } => usize::try_from(octets).unwrap_or(usize::MAX),
            _ => usize::try_from(self.draw.below(TORN)).unwrap_or_default(),
        }
    }
}
