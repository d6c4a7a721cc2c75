//! Watches a card and says when a rule is broken.

use sekisho_card_sim::{CardFile, Command, StatusWord};

use crate::{
    answer,
    broken::Broken,
    counters::{self, Act, PinId, PinState, pin_states},
    marked_key,
    memory::Memory,
    opened::Opened,
    paint::{self, Allowed, Protected},
    subject::Subject,
};

const SELECT: u8 = 0xA4;
const BY_NAME: u8 = 0x04;
const NEXT: u8 = 0x02;

/// Follows one card from its power-on.
#[derive(Debug)]
pub struct Watch {
    memory: Memory,
    protected: Vec<Protected>,
    opened: Opened,
    before: Vec<PinState>,
}

impl Watch {
    /// Begins with a painted card that has just been opened on this memory.
    #[must_use]
    pub fn new(file: &CardFile, protected: Vec<Protected>, memory: Memory) -> Self {
        Self { memory, protected, opened: Opened::default(), before: pin_states(file) }
    }

    /// The power went, or came.
    pub fn power(&mut self) {
        self.opened.power();
    }

    /// The reader reset the card.
    pub fn warm_reset(&mut self, card: &dyn Subject) {
        self.opened.warm_reset(&card.file().settings);
    }

    /// Sends a command in the clear and checks everything about it.
    ///
    /// # Errors
    /// [`Broken`], the first rule that did not hold.
    pub fn send(&mut self, card: &mut dyn Subject, command: &[u8], response: &mut Vec<u8>) -> Result<(), Broken> {
        card.transmit(command, response);
        let (data, status) = answer::split(command, response)?;
        self.follow(card.file(), Command::parse(command).ok(), data, status)
    }

    /// Checks what a command did that has been answered. `command` and `data` are as they were before encryption.
    pub(crate) fn follow(
        &mut self,
        file: &CardFile,
        command: Option<Command<'_>>,
        data: &[u8],
        status: StatusWord,
    ) -> Result<(), Broken> {
        let instruction = command.map_or(0, |command| command.header.instruction);
        let act = Act { instruction, data: command.map_or(&[], |command| command.data), status };
        let after = pin_states(file);
        counters::check(act, &self.before, &after)?;
        counters::check_saved(&after, &self.memory.saved())?;
        if act.is_verification() && !self.opened.verify(act, &self.before, &after, &file.settings) {
            return Err(Broken::WrongValueAccepted);
        }
        if act.is_change()
            && status.is_ok()
            && let Some(pin) = self.opened.change(&self.before, &after, &file.settings)
        {
            return Err(Broken::ChangedUnverified { pin });
        }
        self.before = after;
        let selected = command.filter(|command| (command.header.instruction, command.header.p1) == (SELECT, BY_NAME));
        if let Some(selected) = selected.filter(|_| status.is_ok()) {
            self.opened.select(selected.data, selected.header.p2 & NEXT != 0, file);
        }
        self.check_data(data)
    }

    /// Whether response data is for whoever verified what is verified now.
    fn check_data(&self, data: &[u8]) -> Result<(), Broken> {
        let object = |number| self.protected.iter().find(|object| object.number == number);
        if let Some(object) = paint::painted(data).and_then(object)
            && !self.opened.allows(&object.readable)
        {
            return Err(Broken::Disclosed { what: object.what.clone() });
        }
        if let Some(object) = marked_key::signer(data).and_then(object)
            && !self.opened.allows(&object.usable)
        {
            return Err(Broken::SignedUnopened { what: object.what.clone() });
        }
        Ok(())
    }

    /// Whether this reference is verified, as the published rules have it.
    pub(crate) fn is_verified(&self, pin: PinId) -> bool {
        self.opened.allows(&Allowed::Verified(vec![pin]))
    }

    /// What a redacted transcript, or an encrypted answer, must not show.
    pub(crate) fn painted_object(&self, shown: &[u8]) -> Option<&Protected> {
        paint::painted(shown).and_then(|number| self.protected.iter().find(|object| object.number == number))
    }
}
