//! A card with faults around it: a transport cannot tell it from a card that misbehaves by itself.

use std::{mem, ops::ControlFlow, time::Duration};

use super::{
    armed::{Armed, Place},
    distortion::{Material, distort},
    draw::Draw,
    effect::{Duplicate, Effect, Moment, ResetKind, Returns},
    power_line::Cut,
    presence::Presence,
    script::{FaultScript, ScriptedFault},
    strike::{Consequence, Interruption, Strike},
    surroundings::Surroundings,
};
use crate::{apdu::Header, bytes::Hex, status::StatusWord, transport::VirtualCard};

/// A card to which the faults of a script happen. The same card, script and commands give the same answers.
pub struct FaultyCard<C> {
    /// None once it was lost with its power.
    card: Option<C>,
    atr: Vec<u8>,
    faults: Vec<Armed>,
    surroundings: Surroundings<C>,
    presence: Presence,
    /// Commands, times powered, bytes passed, strikes.
    commands: u64,
    powers: u64,
    bytes: u64,
    strikes: u64,
    /// The card's own answer to the previous command.
    previous: Vec<u8>,
    /// An answer that comes a second time, and the fault that does it.
    again: Option<(String, Vec<u8>)>,
    /// Where the power is to fail in the present command.
    cut: Option<PlannedCut>,
}

struct PlannedCut {
    fault: String,
    cut: Cut,
    returns: Returns,
}

impl<C: VirtualCard> FaultyCard<C> {
    /// Puts a card into the reader, with faults to come. Of a script that breaks a rule ([`FaultScript::check`]), numbers
    /// out of range are taken as they are.
    #[must_use]
    pub fn new(card: C, script: &FaultScript, surroundings: Surroundings<C>) -> Self {
        let arm = |fault: &ScriptedFault| Armed::new(fault.clone(), Draw::of(&script.seed, &fault.name));
        let mut faulty = Self {
            atr: card.atr().to_vec(),
            card: Some(card),
            faults: script.faults.iter().map(arm).collect(),
            surroundings,
            presence: Presence::Here,
            commands: 0,
            powers: 0,
            bytes: 0,
            strikes: 0,
            previous: Vec::new(),
            again: None,
            cut: None,
        };
        faulty.powered();
        faulty
    }

    /// The card, wherever it is; none if it was lost with its power.
    #[must_use]
    pub fn card(&self) -> Option<&C> {
        self.card.as_ref()
    }

    /// How often faults have struck.
    #[must_use]
    pub fn strikes(&self) -> u64 {
        self.strikes
    }

    /// What happens with an exchange: faults before it, the command, faults with the answer.
    fn exchange(&mut self, faults: &mut [Armed], command: &[u8], response: &mut Vec<u8>) {
        let mut executed = true;
        self.cut = None;
        for fault in faults.iter_mut() {
            fault.see_command(command, self.bytes);
            if fault.is_due() {
                executed &= !matches!(fault.effect(), Effect::Answer { executed: false, .. });
            }
        }
        // A command that is cut off counts whole.
        self.bytes += command.len() as u64;
        for fault in faults.iter_mut().filter(|fault| fault.is_due()) {
            if self.before(fault, command).is_break() {
                return;
            }
        }
        let cut = self.cut.take();
        if let Some(planned) = &cut {
            self.surroundings.power.arrange(planned.cut);
        }
        if executed && let Some(card) = &mut self.card {
            card.transmit(command, response);
        }
        match cut {
            Some(planned) if self.surroundings.power.is_lost() => {
                response.clear();
                self.lose_power(&planned, command);
                return;
            }
            _ => self.surroundings.power.relax(),
        }
        let right = response.clone();
        if let Some((name, copy)) = self.again.take() {
            *response = copy;
            self.answered(&name, command, executed, &right, response);
        }
        let range = self.bytes..self.bytes + right.len() as u64;
        self.bytes = range.end;
        for fault in faults.iter_mut() {
            fault.see_response(range.clone());
        }
        for fault in faults.iter_mut().filter(|fault| fault.is_due()) {
            self.distort(fault, command, executed, &right, response);
        }
        self.previous = right;
        for fault in faults.iter().filter(|fault| fault.is_due()) {
            if self.after(fault, command, response).is_break() {
                return;
            }
        }
    }

    /// A fault before the command, or in the middle of it: whether the command is not carried out.
    fn before(&mut self, fault: &mut Armed, command: &[u8]) -> ControlFlow<()> {
        let place = fault.place(command.len());
        let interruption = match place {
            Place::Before => Interruption::Between,
            Place::InCommand(passed) => Interruption::InCommand(passed),
            Place::InResponse(_) => Interruption::AfterResponse,
        };
        match fault.effect() {
            Effect::Slow { milliseconds } => self.wait(fault.name(), command, 1, *milliseconds),
            Effect::WaitingTimeExtension { requests, milliseconds } => {
                self.wait(fault.name(), command, requests.get(), *milliseconds);
            }
            Effect::Interleave { commands, reset_before, reset_after } => {
                let statuses = self.interleave(commands, *reset_before, *reset_after);
                self.strike(fault.name(), command, Consequence::Interleaved { statuses });
            }
            Effect::PowerCut { save, at, returns, .. } => {
                let (save, at, returns) = (save.get(), *at, *returns);
                let cut = Cut { save, at, octets: fault.torn_octets() };
                self.cut = Some(PlannedCut { fault: fault.name().to_owned(), cut, returns });
            }
            Effect::Remove { returns, .. } if !matches!(place, Place::InResponse(_)) => {
                let (returns, name) = (*returns, fault.name());
                self.strike(name, command, Consequence::Removed(interruption));
                self.leave(Presence::Away(returns));
                return ControlFlow::Break(());
            }
            Effect::Reset { kind, .. } if !matches!(place, Place::InResponse(_)) => {
                let kind = *kind;
                self.strike(fault.name(), command, Consequence::Reset { kind, interruption });
                self.reset(kind);
                if let Place::InCommand(_) = place {
                    return ControlFlow::Break(());
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// A fault that makes another answer of the card's.
    fn distort(&mut self, fault: &mut Armed, command: &[u8], executed: bool, right: &[u8], response: &mut Vec<u8>) {
        let before = response.clone();
        let (effect, draw) = fault.effect_and_draw();
        if !distort(effect, response, Material { command, previous: &self.previous, draw }) {
            return;
        }
        if let Effect::Duplicate(Duplicate::Again) = effect {
            self.again = Some((fault.name().to_owned(), response.clone()));
        } else if before != *response || matches!(effect, Effect::Answer { .. }) {
            self.answered(fault.name(), command, executed, right, response);
        }
    }

    /// A fault in the answer or after it: whether nothing more can happen.
    fn after(&mut self, fault: &Armed, command: &[u8], response: &mut Vec<u8>) -> ControlFlow<()> {
        let Place::InResponse(passed) = fault.place(command.len()) else { return ControlFlow::Continue(()) };
        let whole = passed >= response.len();
        let interruption = if whole { Interruption::AfterResponse } else { Interruption::InResponse(passed) };
        match fault.effect() {
            Effect::Remove { returns, .. } => {
                self.strike(fault.name(), command, Consequence::Removed(interruption));
                self.leave(if whole { Presence::Leaving(*returns) } else { Presence::Away(*returns) });
            }
            Effect::Reset { kind, .. } => {
                self.strike(fault.name(), command, Consequence::Reset { kind: *kind, interruption });
                self.reset(*kind);
            }
            _ => return ControlFlow::Continue(()),
        }
        if !whole {
            response.clear();
        }
        ControlFlow::Break(())
    }

    /// The memory has lost its power: the card is gone, and its volatile state with it.
    fn lose_power(&mut self, planned: &PlannedCut, command: &[u8]) {
        let Cut { save, at, .. } = planned.cut;
        self.strike(&planned.fault, command, Consequence::PowerCut { save, at });
        // What is in the old card's memory is not what is durable, and it may hold a lock.
        self.card = None;
        self.surroundings.power.restore();
        self.card = self.surroundings.restart.as_mut().and_then(|restart| restart());
        self.leave(Presence::Away(if self.card.is_some() { planned.returns } else { Returns::Never }));
    }

    fn wait(&mut self, fault: &str, command: &[u8], times: u16, milliseconds: u32) {
        self.strike(fault, command, Consequence::Waited { times, milliseconds });
        if let Some(waiter) = &mut self.surroundings.waiter {
            (0..times).for_each(|_| waiter(Duration::from_millis(milliseconds.into())));
        }
    }

    fn interleave(&mut self, commands: &[Hex], before: Option<ResetKind>, after: Option<ResetKind>) -> Vec<StatusWord> {
        if let Some(kind) = before {
            self.reset(kind);
        }
        let mut statuses = Vec::new();
        if let Some(card) = &mut self.card {
            let mut response = Vec::new();
            for command in commands {
                card.transmit(command, &mut response);
                statuses.extend(StatusWord::of_response(&response));
            }
        }
        if let Some(kind) = after {
            self.reset(kind);
        }
        statuses
    }

    fn reset(&mut self, kind: ResetKind) {
        let Some(card) = &mut self.card else { return };
        match kind {
            ResetKind::Warm => card.warm_reset(),
            ResetKind::Cold => {
                card.power_off();
                card.power_on();
            }
        }
    }

    fn leave(&mut self, presence: Presence) {
        self.presence = presence;
        self.forget();
        if let Some(card) = &mut self.card {
            card.power_off();
        }
    }

    /// What belongs to one connection with the card.
    fn forget(&mut self) {
        self.previous.clear();
        self.again = None;
    }

    /// The faults that the reader's power sets off. What can act between two commands does; the others wait.
    fn powered(&mut self) {
        let mut faults = mem::take(&mut self.faults);
        for fault in &mut faults {
            if !fault.see_power(self.powers) {
                continue;
            }
            match fault.effect() {
                Effect::Remove { at: None | Some(Moment::BeforeCommand), returns } if self.is_present() => {
                    self.strike(fault.name(), &[], Consequence::Removed(Interruption::Between));
                    self.leave(Presence::Away(*returns));
                }
                _ => fault.postpone(),
            }
        }
        self.faults = faults;
    }

    fn answered(&mut self, fault: &str, command: &[u8], executed: bool, right: &[u8], given: &[u8]) {
        let status = StatusWord::of_response(given);
        let consequence = Consequence::Answered { executed, right: right.len(), given: given.len(), status };
        self.strike(fault, command, consequence);
    }

    fn strike(&mut self, fault: &str, command: &[u8], consequence: Consequence) {
        self.strikes += 1;
        if let Some(observer) = &mut self.surroundings.observer {
            let header = Header::of(command);
            observer.struck(&Strike { fault: fault.to_owned(), command: self.commands, header, consequence });
        }
    }
}

impl<C: VirtualCard> VirtualCard for FaultyCard<C> {
    fn power_on(&mut self) {
        self.presence = self.presence.at_power();
        self.forget();
        if self.is_present()
            && let Some(card) = &mut self.card
        {
            card.power_on();
            self.powers += 1;
            self.powered();
        }
    }

    fn power_off(&mut self) {
        self.presence = self.presence.at_power();
        self.forget();
        if let Some(card) = &mut self.card {
            card.power_off();
        }
    }

    fn warm_reset(&mut self) {
        self.forget();
        if let (Presence::Here, Some(card)) = (self.presence, &mut self.card) {
            card.warm_reset();
        }
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        response.clear();
        self.presence = self.presence.at_command();
        if self.is_present() {
            self.commands += 1;
            let mut faults = mem::take(&mut self.faults);
            self.exchange(&mut faults, command, response);
            self.faults = faults;
        }
    }

    fn is_present(&self) -> bool {
        !matches!(self.presence, Presence::Away(_)) && self.card.as_ref().is_some_and(C::is_present)
    }
}
