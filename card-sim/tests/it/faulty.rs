//! A faulty card for tests: what is under it is either a real card or a card that only counts what it gets.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::{
    fault::{Effect, FaultScript, FaultyCard, Repeat, ScriptedFault, Strike, Surroundings, Trigger},
    transport::VirtualCard,
};

/// No byte at all.
pub(crate) const NOTHING: [u8; 0] = [];

/// At no command.
pub(crate) const NEVER: [usize; 0] = [];

/// Answers each command with its own bytes and `9000`, and notes what happens to it.
#[derive(Clone, Default)]
pub(crate) struct Parrot {
    pub(crate) log: Arc<Mutex<Vec<String>>>,
}

impl Parrot {
    fn note(&self, what: impl Into<String>) {
        self.log.lock().unwrap().push(what.into());
    }

    /// What happened since the last look.
    pub(crate) fn happened(&self) -> Vec<String> {
        std::mem::take(&mut self.log.lock().unwrap())
    }
}

impl VirtualCard for Parrot {
    fn power_on(&mut self) {
        self.note("on");
    }

    fn power_off(&mut self) {
        self.note("off");
    }

    fn warm_reset(&mut self) {
        self.note("reset");
    }

    fn atr(&self) -> &[u8] {
        &[0x3B, 0x00]
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        self.note(hex::encode_upper(command));
        response.clear();
        response.extend_from_slice(command);
        response.extend_from_slice(&[0x90, 0x00]);
    }
}

/// A parrot with faults, and what struck.
pub(crate) struct Scene {
    pub(crate) card: FaultyCard<Parrot>,
    pub(crate) parrot: Parrot,
    pub(crate) strikes: Arc<Mutex<Vec<Strike>>>,
    pub(crate) waited: Arc<Mutex<Vec<u128>>>,
}

pub(crate) fn scene(seed: &str, faults: Vec<ScriptedFault>) -> Scene {
    let parrot = Parrot::default();
    let (strikes, waited) = (Arc::<Mutex<Vec<Strike>>>::default(), Arc::<Mutex<Vec<u128>>>::default());
    let (noted, slept) = (Arc::clone(&strikes), Arc::clone(&waited));
    let surroundings = Surroundings {
        observer: Some(Box::new(move |strike: &Strike| noted.lock().unwrap().push(strike.clone()))),
        waiter: Some(Box::new(move |time| slept.lock().unwrap().push(time.as_millis()))),
        ..Surroundings::default()
    };
    let script = FaultScript::new(seed, faults);
    assert_eq!(script.check(), Ok(()));
    let card = FaultyCard::new(parrot.clone(), &script, surroundings);
    Scene { card, parrot, strikes, waited }
}

/// One fault at the nth command.
pub(crate) fn at(nth: u64, effect: Effect) -> ScriptedFault {
    ScriptedFault::new("fault", command(nth), effect)
}

pub(crate) fn command(nth: u64) -> Trigger {
    Trigger::Command { matching: Default::default(), nth: nth.try_into().unwrap() }
}

pub(crate) fn every(step: u64) -> Repeat {
    Repeat::Every(step.try_into().unwrap())
}

impl Scene {
    /// The answer, or nothing at all.
    pub(crate) fn send(&mut self, command: &[u8]) -> Vec<u8> {
        let mut response = vec![0xEE];
        self.card.transmit(command, &mut response);
        response
    }

    /// Which of this many equal commands got another answer than the card's.
    pub(crate) fn wrong(&mut self, count: usize) -> Vec<usize> {
        let command = [0x00, 0xB0, 0x00, 0x00];
        (1..=count).filter(|_| self.send(&command) != [0x00, 0xB0, 0x00, 0x00, 0x90, 0x00]).collect()
    }
}
