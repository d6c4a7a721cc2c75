//! Target `secure_messaging`: a conversation in which commands of class `08` are put under secure messaging before they are
//! sent. Settings and steps are those of target `apdu`.
//!
//! A session is opened whenever a command needs one and the card lets it be opened. A command of class `08` whose P1 has
//! its highest bit set beside an instruction other than READ BINARY is sent as it is: a damaged message.

use sekisho_card_sim::{Card, Command, FileId, Header, StatusWord};

use crate::{
    answer,
    apdu::happen,
    broken::Broken,
    conversation::{Step, steps},
    counters::PinId,
    marked_key::{MarkedKeys, Steady},
    memory::Memory,
    paint::paint,
    sample_applications::TEXT,
    sample_card::{choose, sample_card},
    terminal::{Terminal, Unwrapped},
    watch::Watch,
};

const CLASS: u8 = 0x08;
const SELECT: u8 = 0xA4;
const READ_BINARY: u8 = 0xB0;
/// The instructions that secure messaging can carry.
const CARRIED: [u8; 3] = [0x20, SELECT, READ_BINARY];
/// Objects missing, objects incorrect, no session: whichever comes, there is no session any more. And length
/// fields that do not add up: the card does not count such a command, a terminal does.
const ENDED: [u16; 4] = [0x6987, 0x6988, 0x69FC, 0x6700];

/// The only reference of the sample card that opens secure messaging.
const SESSION_PIN: PinId = PinId { aid: TEXT, fid: FileId::new(0x11) };

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn secure_messaging(input: &[u8]) -> Result<(), Broken> {
    let (choice, rest) = input.split_at_checked(2).unwrap_or((input, &[]));
    let mut file = sample_card();
    choose(choice, &mut file.settings);
    let protected = paint(&mut file);
    let memory = Memory::holding(&file);
    let watch = Watch::new(&file, protected, memory.clone());
    let card = Card::open(file, &MarkedKeys { decrypt: true }, Box::new(memory.clone()), Box::new(Steady))
        .map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
    let mut talk = Talk { card, watch, terminal: None, response: Vec::new() };
    for step in steps(rest) {
        match step {
            Step::Command(command) => talk.send(command)?,
            event => {
                happen(event, &mut talk.card, &mut talk.watch, &memory);
                if !matches!(event, Step::FailSaves(_)) {
                    talk.terminal = None;
                }
            }
        }
    }
    Ok(())
}

/// A card and a terminal that has opened a session, or not.
struct Talk {
    card: Card,
    watch: Watch,
    terminal: Option<Terminal>,
    response: Vec<u8>,
}

impl Talk {
    fn send(&mut self, command: &[u8]) -> Result<(), Broken> {
        let header = Header::of(command);
        let plain = header.filter(|header| header.class == CLASS && CARRIED.contains(&header.instruction));
        let damaged = |header: &Header| header.p1 & 0x80 != 0 && header.instruction != READ_BINARY;
        match (plain, Command::parse(command)) {
            (Some(header), Ok(parsed)) if !damaged(&header) => self.send_wrapped(header, &parsed),
            _ => {
                // What selects an application may end the session, and so does a damaged message.
                if header.is_some_and(|header| header.class != 0 || header.instruction == SELECT) {
                    self.terminal = None;
                }
                self.watch.send(&mut self.card, command, &mut self.response)
            }
        }
    }

    fn send_wrapped(&mut self, header: Header, plain: &Command<'_>) -> Result<(), Broken> {
        self.open()?;
        let Some(terminal) = &mut self.terminal else { return Ok(()) };
        let head = [header.instruction, header.p1, header.p2];
        let le = plain.expected.filter(|_| header.instruction == READ_BINARY);
        let le = match (header.instruction, le) {
            (READ_BINARY, le) => Some(u16::try_from(le.unwrap_or(256)).unwrap_or(0)),
            _ => None,
        };
        let wrapped = terminal.wrap(head, plain.data, le);
        self.card.transmit(&wrapped, &mut self.response);
        let (data, status) = answer::split(&wrapped, &self.response)?;
        if let Some(object) = self.watch.painted_object(data) {
            return Err(Broken::Unencrypted { what: object.what.clone() });
        }
        let data = match terminal.unwrap(data) {
            Unwrapped::Nothing => Vec::new(),
            Unwrapped::Data(data) => data,
            Unwrapped::Malformed => return Err(Broken::Unwrappable),
        };
        let header = Header { class: 0x00, ..header };
        let inner = Command { header, data: plain.data, expected: None, extended: false };
        self.watch.follow(self.card.file(), Some(inner), &data, status)?;
        if header.instruction == SELECT || ENDED.contains(&status.value()) {
            self.terminal = None;
        }
        match le {
            Some(le) => self.read_in_the_clear(header, le, &data, status),
            None => Ok(()),
        }
    }

    /// Opens a session if there is none and the card lets it be opened.
    fn open(&mut self) -> Result<(), Broken> {
        if self.terminal.is_none() {
            self.watch.send(&mut self.card, &Terminal::opening(), &mut self.response)?;
            let opened = StatusWord::of_response(&self.response).is_some_and(StatusWord::is_ok);
            if opened && !self.watch.is_verified(SESSION_PIN) {
                return Err(Broken::SessionUnopened { pin: SESSION_PIN });
            }
            self.terminal = opened.then(Terminal::opened);
        }
        Ok(())
    }

    /// Secure messaging carries the same bytes and the same refusals that come in the clear.
    fn read_in_the_clear(
        &mut self,
        header: Header,
        le: u16,
        carried: &[u8],
        carried_status: StatusWord,
    ) -> Result<(), Broken> {
        let [high, low] = le.to_be_bytes();
        let mut clear = vec![0x00, header.instruction, header.p1, header.p2];
        if !(1..=256).contains(&le) {
            clear.extend([0, high]);
        }
        clear.push(low);
        self.watch.send(&mut self.card, &clear, &mut self.response)?;
        let (data, status) = answer::split(&clear, &self.response)?;
        let refused_length = status == StatusWord::WRONG_LENGTH || carried_status == StatusWord::WRONG_LENGTH;
        if !refused_length && (data, status) != (carried, carried_status) {
            return Err(Broken::CarriedOtherwise { clear: status, carried: carried_status });
        }
        Ok(())
    }
}
