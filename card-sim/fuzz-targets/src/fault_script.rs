//! Target `fault_script`: text that may be a fault script, a zero byte, and a conversation with a card to which its faults
//! happen. The same script gives the same answers, and no fault gives a free try or opens anything.

use std::sync::{Arc, Mutex, PoisonError};

use sekisho_card_sim::{
    Card, CardFile, Command,
    fault::{Effect, FaultScript, FaultyCard, PowerLine, PoweredStore, Strike, Surroundings},
    transport::VirtualCard,
};

use crate::{
    broken::Broken,
    conversation::{Step, steps},
    counters::{PinState, pin_states},
    marked_key::{MarkedKeys, Steady},
    memory::Memory,
    paint::{Allowed, Protected, paint, painted},
    sample_card::sample_card,
};

/// Steps taken of one input: a fault may make an answer of a million bytes.
const MOST_STEPS: usize = 24;

/// The longest answer: more data than Le by as much as a fault may add.
const LONGEST_ANSWER: usize = 1_048_576 + 65_536 + 2;

/// What every paint is in a script's hexadecimal; an answer that the script gives may look painted.
const PAINT_IN_HEX: &str = "E58";

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn fault_script(input: &[u8]) -> Result<(), Broken> {
    let end = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
    let (text, conversation) = input.split_at(end);
    let Some(script) = str::from_utf8(text).ok().and_then(|text| FaultScript::parse(text).ok()) else { return Ok(()) };
    let written = script.to_json().map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
    if FaultScript::parse(&written).as_ref() != Ok(&script) {
        return Err(Broken::RoundTrip { what: "the fault script" });
    }
    let once = play(&script, conversation)?;
    if once == play(&script, conversation)? { Ok(()) } else { Err(Broken::Unrepeatable) }
}

/// Answers, and what struck.
type Played = (Vec<Vec<u8>>, Vec<Strike>);

fn play(script: &FaultScript, conversation: &[u8]) -> Result<Played, Broken> {
    let mut scene = Scene::new(script)?;
    let mut answers = Vec::new();
    for step in steps(conversation.get(1..).unwrap_or_default()).take(MOST_STEPS) {
        match step {
            Step::PowerCycle => {
                scene.card.power_off();
                scene.card.power_on();
            }
            Step::PowerOff => scene.card.power_off(),
            Step::WarmReset => scene.card.warm_reset(),
            Step::FailSaves(times) => scene.memory.fail(times),
            Step::Command(command) => answers.push(scene.send(command)?),
        }
        scene.check_saved()?;
    }
    let strikes = scene.strikes.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok((answers, strikes))
}

/// A faulty card and what is known of it.
struct Scene {
    card: FaultyCard<Card>,
    memory: Memory,
    strikes: Arc<Mutex<Vec<Strike>>>,
    protected: Vec<Protected>,
    /// The commands that the script itself sends.
    interleaved: Vec<Vec<u8>>,
    /// Whether the script may answer what looks painted.
    paints: bool,
    /// References whose value somebody presented.
    presented: Vec<PinState>,
    before: Vec<PinState>,
}

impl Scene {
    fn new(script: &FaultScript) -> Result<Self, Broken> {
        let mut file = sample_card();
        let protected = paint(&mut file);
        let memory = Memory::holding(&file);
        let power = PowerLine::new();
        let strikes: Arc<Mutex<Vec<Strike>>> = Arc::default();
        let noted = Arc::clone(&strikes);
        let (base, durable, line) = (file.clone(), memory.clone(), power.clone());
        let card = open(file.clone(), memory.clone(), &power)
            .ok_or_else(|| Broken::UnexpectedError { detail: "the sample card does not open".to_owned() })?;
        let surroundings = Surroundings {
            waiter: None,
            observer: Some(Box::new(move |strike: &Strike| {
                noted.lock().unwrap_or_else(PoisonError::into_inner).push(strike.clone());
            })),
            power,
            restart: Some(Box::new(move || open(durable.durable(&base), durable.clone(), &line))),
        };
        let interleaved = script.faults.iter().filter_map(|fault| match &fault.effect {
            Effect::Interleave { commands, .. } => Some(commands.iter().map(|command| command.0.clone())),
            _ => None,
        });
        Ok(Self {
            card: FaultyCard::new(card, script, surroundings),
            strikes,
            protected,
            interleaved: interleaved.flatten().collect(),
            paints: script.to_json().is_ok_and(|text| text.contains(PAINT_IN_HEX)),
            presented: Vec::new(),
            before: pin_states(&file),
            memory,
        })
    }

    fn send(&mut self, command: &[u8]) -> Result<Vec<u8>, Broken> {
        let mut response = Vec::new();
        self.card.transmit(command, &mut response);
        if response.len() > LONGEST_ANSWER {
            return Err(Broken::TooMuchData { most: LONGEST_ANSWER, got: response.len() });
        }
        let after = match self.card.card() {
            Some(card) => pin_states(card.file()),
            None => self.memory.saved(),
        };
        let commands = || self.interleaved.iter().map(Vec::as_slice).chain([command]);
        for (old, new) in self.before.iter().zip(&after) {
            let presented = commands().any(|command| names(command, &[0x20], &old.value));
            if presented && !self.presented.iter().any(|pin| pin.id == old.id) {
                self.presented.push(old.clone());
            }
            if new.tries_left > old.tries_left && !presented {
                return Err(Broken::TriesGrew { pin: old.id, before: old.tries_left, after: new.tries_left });
            }
            if new.value != old.value && !commands().any(|command| names(command, &[0x24, 0x32], &new.value)) {
                return Err(Broken::ValueChanged { pin: old.id });
            }
        }
        self.before = after;
        self.check_data(&response)?;
        Ok(response)
    }

    /// Protected bytes come out only after somebody presented a value that opens them.
    fn check_data(&self, response: &[u8]) -> Result<(), Broken> {
        let opened = |allowed: &Allowed| match allowed {
            Allowed::Everybody => true,
            Allowed::Verified(pins) => self.presented.iter().any(|pin| pins.contains(&pin.id)),
        };
        let object = painted(response).and_then(|number| self.protected.iter().find(|object| object.number == number));
        match object {
            Some(object) if !self.paints && !opened(&object.readable) => {
                Err(Broken::Disclosed { what: object.what.clone() })
            }
            _ => Ok(()),
        }
    }

    fn check_saved(&self) -> Result<(), Broken> {
        match self.card.card() {
            Some(card) => crate::counters::check_saved(&pin_states(card.file()), &self.memory.saved()),
            None => Ok(()),
        }
    }
}

fn open(file: CardFile, memory: Memory, power: &PowerLine) -> Option<Card> {
    let store = PoweredStore::new(memory, power.clone());
    Card::open(file, &MarkedKeys { decrypt: false }, Box::new(store), Box::new(Steady)).ok()
}

/// Whether a command has one of these instructions and carries exactly this value.
fn names(command: &[u8], instructions: &[u8], value: &str) -> bool {
    Command::parse(command)
        .is_ok_and(|command| instructions.contains(&command.header.instruction) && command.data == value.as_bytes())
}
