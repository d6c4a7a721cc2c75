//! Playing sequences against a card, and telling what happened.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    sync::{Arc, atomic::AtomicUsize, atomic::Ordering},
};

use proptest::{
    strategy::{BoxedStrategy, Strategy as _},
    test_runner::{Config, FileFailurePersistence, RngSeed, TestCaseError, TestError, TestRunner},
};
use proptest_state_machine::ReferenceStateMachine;

use super::{
    audit,
    chip::{Chip, shown},
    generator,
    situation::Situation,
    state::{Reply, State},
    step::Step,
};

/// Sequences in a normal run.
pub(super) const SEQUENCES: u32 = 10_000;

/// Steps in a sequence; the audit comes on top.
const STEPS: std::ops::RangeInclusive<usize> = 10..=40;

/// The card in the model as a state machine.
struct Machine;

impl ReferenceStateMachine for Machine {
    type State = State;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<State> {
        generator::worn().prop_map(|tries| State::worn(&tries)).boxed()
    }

    fn transitions(state: &State) -> BoxedStrategy<Step> {
        generator::step(state)
    }

    fn apply(mut state: State, step: &Step) -> State {
        step.apply(&mut state);
        state
    }
}

/// What a run met.
#[derive(Default)]
pub(super) struct Met {
    pub(super) sequences: u32,
    pub(super) commands: u64,
    pub(super) situations: BTreeMap<Situation, u64>,
}

/// A sequence on which card and model disagree, as short as it could be made.
pub(super) struct Disagreement {
    /// The sequences that were played until then, this one included.
    pub(super) after: u32,
    pub(super) state: State,
    pub(super) steps: Vec<Step>,
    pub(super) story: String,
}

/// How many sequences, from which seed, and where failures are kept.
pub(super) struct Plan {
    pub(super) sequences: u32,
    pub(super) seed: u64,
    pub(super) regressions: Option<&'static str>,
}

/// Plays sequences against cards until one disagrees with the model.
pub(super) fn run<C: Chip>(plan: &Plan, open: impl Fn(&[u8]) -> C) -> Result<Met, Box<Disagreement>> {
    let given = Config::default();
    let mut runner = TestRunner::new(Config {
        cases: given.cases.max(plan.sequences),
        rng_seed: match given.rng_seed {
            RngSeed::Random => RngSeed::Fixed(plan.seed),
            seed @ RngSeed::Fixed(_) => seed,
        },
        max_shrink_iters: 20_000,
        failure_persistence: match plan.regressions {
            Some(path) => Some(Box::new(FileFailurePersistence::Direct(path))),
            None => None,
        },
        ..given
    });
    let met = RefCell::new(Met::default());
    let found = Cell::new(None);
    let result = runner.run(&Machine::sequential_strategy(STEPS), |(state, steps, seen)| {
        let mut card = open(&state.worn);
        let mut player = Player::new(&mut card, state);
        let outcome = player.whole(&steps, seen.as_ref());
        let mut met = met.borrow_mut();
        met.sequences += 1;
        met.commands += player.commands;
        for situation in player.situations {
            *met.situations.entry(situation).or_default() += 1;
        }
        if outcome.is_err() && found.get().is_none() {
            found.set(Some(met.sequences));
        }
        outcome.map_err(TestCaseError::fail)
    });
    match result {
        Ok(()) => Ok(met.into_inner()),
        Err(TestError::Fail(_, (state, mut steps, _))) => {
            shorten(&mut steps, |steps| Player::new(&mut open(&state.worn), state.clone()).whole(steps, None).is_err());
            let story = told(&mut open(&state.worn), state.clone(), &steps);
            Err(Box::new(Disagreement { after: found.get().unwrap_or(0), state, steps, story }))
        }
        Err(TestError::Abort(reason)) => panic!("no sequences could be made: {reason}"),
    }
}

/// Plays a sequence that was found against another card.
pub(super) fn replay(card: &mut dyn Chip, found: &Disagreement) -> Result<(), String> {
    Player::new(card, found.state.clone()).whole(&found.steps, None)
}

/// Takes steps away as long as the rest still fails. The library goes over them once, from the back; what was needed only
/// by a step that went later is still there then.
fn shorten(steps: &mut Vec<Step>, fails: impl Fn(&[Step]) -> bool) {
    let mut at = 0;
    while at < steps.len() {
        let step = steps.remove(at);
        if fails(steps) {
            at = 0;
        } else {
            steps.insert(at, step);
            at += 1;
        }
    }
}

/// A card, the model beside it, and what was seen of both.
struct Player<'a> {
    card: &'a mut dyn Chip,
    state: State,
    response: Vec<u8>,
    /// Beginnings of random bytes: none may come twice.
    random: BTreeSet<[u8; 8]>,
    situations: Vec<Situation>,
    commands: u64,
}

impl<'a> Player<'a> {
    fn new(card: &'a mut dyn Chip, state: State) -> Self {
        let (response, random, situations) = (Vec::new(), BTreeSet::new(), Vec::new());
        Self { card, state, response, random, situations, commands: 0 }
    }

    /// Plays the steps, then asks for what they may have left behind unseen.
    fn whole(&mut self, steps: &[Step], seen: Option<&Arc<AtomicUsize>>) -> Result<(), String> {
        for step in steps {
            if let Some(seen) = seen {
                seen.fetch_add(1, Ordering::SeqCst);
            }
            self.step(step)?;
        }
        for step in audit::steps(&self.state) {
            self.step(&step)?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        step.apply(&mut self.state);
        self.commands += 1;
        self.situations.append(&mut self.state.last.met);
        let Some(command) = &self.state.last.sent else {
            match step {
                Step::PowerOn => self.card.power_on(),
                Step::PowerOff => self.card.power_off(),
                _ => self.card.warm_reset(),
            }
            return Ok(());
        };
        self.card.transmit(command, &mut self.response);
        if self.agrees() { Ok(()) } else { Err(format!("{step:?}: {}", shown(&self.response))) }
    }

    /// Whether the card answered as the model says.
    fn agrees(&mut self) -> bool {
        let Some((data, status)) = self.response.split_last_chunk::<2>() else {
            return false;
        };
        let status = u16::from_be_bytes(*status);
        match &self.state.last.expected {
            Reply::Refused(expected) => status == *expected && data.is_empty(),
            Reply::Done(expected) => status == 0x9000 && data == expected,
            Reply::Fresh(known, length) => {
                let fresh = data.strip_prefix(&known[..]).filter(|fresh| status == 0x9000 && fresh.len() == *length);
                fresh.is_some_and(|fresh| fresh.first_chunk::<8>().is_none_or(|first| self.random.insert(*first)))
            }
        }
    }
}

/// Plays the sequence once more and tells each step: what was sent, what came, and what was to come.
fn told(card: &mut dyn Chip, state: State, steps: &[Step]) -> String {
    let mut story = format!("{state:?}\n");
    let mut player = Player::new(card, state);
    let mut line = |player: &mut Player<'_>, step: &Step| {
        let outcome = player.step(step);
        let sent = player.state.last.sent.as_ref().map_or_else(|| "-".to_owned(), |sent| shown_command(sent));
        _ = write!(story, "  {step:?}\n      {sent}");
        if player.state.last.sent.is_some() {
            _ = write!(story, "  ->  {}", shown(&player.response));
        }
        story.push('\n');
        if outcome.is_err() {
            _ = writeln!(story, "      expected {}", shown_reply(&player.state.last.expected));
        }
        outcome.is_err()
    };
    let failed = steps.iter().any(|step| line(&mut player, step));
    if !failed {
        _ = audit::steps(&player.state).iter().find(|step| line(&mut player, step));
    }
    story
}

fn shown_command(command: &[u8]) -> String {
    match command.len() {
        0..=48 => hex::encode_upper(command),
        length => format!("{}... ({length} bytes)", hex::encode_upper(&command[..24])),
    }
}

fn shown_reply(reply: &Reply) -> String {
    match reply {
        Reply::Refused(status) => format!("{status:04X}"),
        Reply::Done(data) => shown(&[&data[..], &[0x90, 0x00]].concat()),
        Reply::Fresh(known, length) => format!("{} and {length} fresh bytes, 9000", hex::encode_upper(known)),
    }
}
