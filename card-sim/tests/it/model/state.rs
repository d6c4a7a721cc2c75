//! The model's state: what a card remembers, and what it has to answer next.

use std::fmt;

use super::{
    layout::{Application, CARD, File, Kind, Reference, Rule},
    messaging::Session,
    situation::Situation,
};

/// A card in the model.
#[derive(Clone)]
pub(super) struct State {
    /// What each reference had left when the sequence began.
    pub(super) worn: Vec<u8>,
    pub(super) powered: bool,
    /// The current application; none is the issuer security domain.
    pub(super) application: Option<usize>,
    /// The current file, by its place in the application.
    pub(super) file: Option<usize>,
    /// The application that `verified` is about.
    pub(super) verified_in: Option<usize>,
    /// The identifiers of verified references.
    pub(super) verified: Vec<u16>,
    pub(super) tries: Vec<u8>,
    pub(super) values: Vec<Vec<u8>>,
    pub(super) session: Option<Session>,
    /// The body of a terminal's certificate that waits for its signature.
    pub(super) terminal_body: Option<Vec<u8>>,
    /// Whether a challenge waits for a service's signature.
    pub(super) challenge: bool,
    /// A warm reset, and no selection since.
    pub(super) was_reset: bool,
    /// A guarded key signed, and nothing was verified since.
    pub(super) has_signed: bool,
    /// What the last step sent and has to get.
    pub(super) last: Outcome,
}

/// One step as the model predicts it.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// The command; none for power and resets.
    pub(super) sent: Option<Vec<u8>>,
    pub(super) expected: Reply,
    pub(super) met: Vec<Situation>,
}

/// An answer of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// `9000` and these bytes.
    Done(Vec<u8>),
    /// `9000`, these bytes, and then so many that nobody can foretell.
    Fresh(Vec<u8>, usize),
    /// This status word alone.
    Refused(u16),
}

impl Default for Reply {
    fn default() -> Self {
        Self::Done(Vec::new())
    }
}

/// What a rule comes to.
pub(super) type Ruling = Result<Reply, u16>;

/// Success without data.
pub(super) const DONE: Ruling = Ok(Reply::Done(Vec::new()));

impl State {
    /// A card on which references have so many tries left, as far as their limits allow.
    pub(super) fn worn(tries: &[u8]) -> Self {
        let left = |(index, reference): (usize, &Reference)| match reference.value {
            Some(_) => tries.get(index).map_or(reference.limit, |tries| reference.limit.min(*tries)),
            None => 0,
        };
        let worn: Vec<u8> = CARD.references.iter().enumerate().map(left).collect();
        let value = |reference: &Reference| reference.value.clone().unwrap_or_default().into_bytes();
        Self {
            tries: worn.clone(),
            worn,
            powered: true,
            application: None,
            file: None,
            verified_in: None,
            verified: Vec::new(),
            values: CARD.references.iter().map(value).collect(),
            session: None,
            terminal_body: None,
            challenge: false,
            was_reset: false,
            has_signed: false,
            last: Outcome::default(),
        }
    }

    pub(super) fn meet(&mut self, situation: Situation) {
        self.last.met.push(situation);
    }

    pub(super) fn meet_if(&mut self, condition: bool, situation: Situation) {
        if condition {
            self.meet(situation);
        }
    }

    /// The current application, with its place.
    pub(super) fn here(&self) -> Option<(usize, &'static Application)> {
        self.application.map(|index| (index, &CARD.applications[index]))
    }

    /// The current file.
    pub(super) fn current_file(&self) -> Option<&'static File> {
        let (_, application) = self.here()?;
        self.file.map(|index| &application.files[index])
    }

    /// Whether a rule of the current application is met.
    pub(super) fn allows(&self, rule: Rule) -> bool {
        match rule {
            Rule::Free => true,
            Rule::AnyOf(references) => references.iter().any(|fid| self.verified.contains(fid)),
        }
    }

    /// The reference that a short identifier means, 0 for the current file, if it is one.
    pub(super) fn reference_of(&self, short: u8) -> Option<usize> {
        let file = match short {
            0 => self.current_file()?,
            _ => {
                let (_, application) = self.here()?;
                application.files.iter().find(|file| file.fid == u16::from(short))?
            }
        };
        match file.kind {
            Kind::Reference(index) => Some(index),
            _ => None,
        }
    }

    /// Whether the reference is blocked.
    pub(super) fn is_blocked(&self, reference: usize) -> bool {
        CARD.references[reference].limit > 0 && self.tries[reference] == 0
    }

    /// Power on, or off: everything but counters and values is forgotten.
    pub(super) fn power(&mut self, on: bool) {
        self.meet_if(!self.verified.is_empty(), Situation::PowerLossForgets);
        self.forget_selection();
        (self.verified_in, self.verified) = (None, Vec::new());
        self.was_reset = false;
        self.powered = on;
    }

    /// A warm reset: the selection goes, the status of the application stays for when it is selected again.
    pub(super) fn reset(&mut self) {
        self.meet_if(!self.verified.is_empty(), Situation::ResetKeeps);
        self.forget_selection();
        self.was_reset = true;
        self.powered = true;
    }

    pub(super) fn forget_selection(&mut self) {
        self.application = None;
        self.file = None;
        self.session = None;
        self.terminal_body = None;
        self.challenge = false;
    }
}

/// The card at the beginning of a sequence: which references are worn.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_worn = |(reference, tries): &(&Reference, &u8)| reference.value.is_some() && **tries < reference.limit;
        let mut worn = CARD.references.iter().zip(&self.worn).filter(is_worn).peekable();
        if worn.peek().is_none() {
            return f.write_str("a fresh card");
        }
        f.write_str("a card with")?;
        for (reference, tries) in worn {
            let called = CARD.applications[reference.application].called;
            write!(f, " {tries} tries left of {called} {:04X};", reference.fid)?;
        }
        Ok(())
    }
}
